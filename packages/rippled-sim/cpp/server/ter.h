#pragma once

#include "namespace.h"

namespace LEDGER_NS {

class CanCvtToNotTEC;
class CanCvtToTER;

/** A return code: four bytes, trivially copyable, so it travels in eax. */
template <class Trait>
class TERSubset
{
    int code_ = 0;

public:
    constexpr TERSubset() = default;
    explicit constexpr TERSubset(int code) : code_(code) {}
    template <class Other>
    constexpr TERSubset(TERSubset<Other> other) : code_(other.value())
    {
    }
    constexpr int value() const { return code_; }
};

using NotTEC = TERSubset<CanCvtToNotTEC>;
using TER = TERSubset<CanCvtToTER>;

static_assert(sizeof(TER) == 4 && __is_trivially_copyable(TER), "a TER must travel in a register");

constexpr int tesSUCCESS = 0;
constexpr int tefEXCEPTION = -193;
constexpr int terQUEUED = -89;

template <class Trait>
constexpr bool isTesSuccess(TERSubset<Trait> ter)
{
    return ter.value() == tesSUCCESS;
}

template <class Trait>
constexpr bool isTecClaim(TERSubset<Trait> ter)
{
    return ter.value() >= 100;
}

}  // namespace LEDGER_NS
