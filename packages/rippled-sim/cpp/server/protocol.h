#pragma once

#include "ter.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>

namespace beast {
class Journal
{
    void* sink_ = nullptr;
};
}  // namespace beast

namespace LEDGER_NS {

template <std::size_t Bits, class Tag = void>
class base_uint
{
    std::array<std::uint32_t, Bits / 32> words_{};

public:
    std::uint32_t* data() { return words_.data(); }
    std::uint32_t const* data() const { return words_.data(); }
};
using uint256 = base_uint<256>;

#if SIM_ERA >= 24
enum TxType : std::uint16_t {};
#else
enum TxType : int {};
#endif

enum ApplyFlags : std::uint32_t { tapNONE = 0x00, tapRETRY = 0x20, tapPREFER_QUEUE = 0x40 };

class XRPAmount
{
    std::int64_t drops_ = 10;
};

class Rules
{
    std::shared_ptr<int const> impl_;
};

class ReadView
{
public:
    virtual ~ReadView() = default;
    Rules const& rules() const { return rules_; }

private:
    Rules rules_;
};

class OpenView : public ReadView
{
};

class ServiceRegistry
{
public:
    virtual ~ServiceRegistry() = default;
};

class Application : public ServiceRegistry
{
};

/** The transaction. In the real server an STObject comes first; the offsets of id and type are what a probe reads. */
class STTx
{
public:
    STTx(uint256 const& id, TxType type) : tid_(id), tx_type_(type) {}
    STTx(STTx const&) = delete;
    virtual ~STTx() = default;

    uint256 const& getTransactionID() const { return tid_; }
    TxType getTxnType() const { return tx_type_; }

private:
    friend struct Layout;
    std::array<std::uint64_t, 5> object_{};
    uint256 tid_;
    TxType tx_type_;
};

}  // namespace LEDGER_NS
