#pragma once

#include "protocol.h"

#include <optional>
#include <utility>
#include <vector>

namespace LEDGER_NS {

struct PreflightContext
{
    CONTEXT_CLASS& CONTEXT_MEMBER;
    STTx const& tx;
    Rules const rules;
    ApplyFlags flags;
#if SIM_ERA >= 32
    std::optional<uint256> parentBatchId;
#endif
    beast::Journal const j;
};

struct PreclaimContext
{
    CONTEXT_CLASS& CONTEXT_MEMBER;
    ReadView const& view;
    TER preflightResult;
    STTx const& tx;
    ApplyFlags flags;
    beast::Journal const j;
};

/** What preflight found; TxQ keeps it and applies it later, on another thread, without another preflight. */
struct PreflightResult
{
    STTx const& tx;
    Rules const rules;
    ApplyFlags flags;
    beast::Journal const j;
    NotTEC ter;
};

struct PreclaimResult
{
    ReadView const& view;
    STTx const& tx;
    ApplyFlags flags;
    beast::Journal const j;
    TER ter;
    bool likelyToClaimFee;
};

#if SIM_ERA >= 24
/** Only its being non-trivial matters: it forces ApplyResult through the hidden pointer. */
struct TxMeta
{
    std::vector<unsigned char> nodes;
};

struct ApplyResult
{
    TER ter;
    bool applied;
    std::optional<TxMeta> metadata = std::nullopt;
};
#else
using ApplyResult = std::pair<TER, bool>;
#endif

class ApplyContext
{
public:
    ApplyContext(CONTEXT_CLASS& context, OpenView& base, STTx const& tx_, TER preclaimResult_, ApplyFlags flags)
        : CONTEXT_MEMBER(context), tx(tx_), preclaimResult(preclaimResult_), base_(base), flags_(flags)
    {
    }

    CONTEXT_CLASS& CONTEXT_MEMBER;
    STTx const& tx;
    TER const preclaimResult;

    ApplyFlags flags() const { return flags_; }
    TER checkInvariants(TER result, XRPAmount fee);

private:
    OpenView& base_;
    ApplyFlags flags_;
};

}  // namespace LEDGER_NS
