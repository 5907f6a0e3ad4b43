// preflight, preclaim and doApply of a transaction: the free functions that catch, and the switches on its type.
#include "apply.h"
#include "transactors.h"

#include "../sim/clock.h"
#include "../sim/script.h"

#include <stdexcept>

namespace LEDGER_NS {

using sim::script;

namespace {

#if SIM_ERA >= 32
template <class T>
NotTEC invokePreflight(PreflightContext const& ctx)
{
    if (auto const ret = preflight1(ctx); !isTesSuccess(ret))
        return ret;
    if (auto const ret = T::preflight(ctx); !isTesSuccess(ret))
        return ret;
    return preflight2(ctx);
}
template <>
NotTEC invokePreflight<Change>(PreflightContext const&)
{
    return NotTEC{tesSUCCESS};
}
#else
template <class T>
NotTEC invokePreflight(PreflightContext const& ctx)
{
    return T::preflight(ctx);
}
#endif

#if SIM_ERA < 24
// What gcc makes of CreateOffer::preflight in 1.4.0 at -O2: its head inlined here, the rest a local clone, the symbol never entered.
ENTERED NotTEC restOfCreateOfferPreflight(PreflightContext const& ctx) __asm__(
    "_ZN6ripple11CreateOffer9preflightERKNS_16PreflightContextE.part.0");
ENTERED NotTEC restOfCreateOfferPreflight(PreflightContext const& ctx)
{
    sim::work(script.preflightNs / 4);
    if (script.preflightCode != tesSUCCESS)
        return NotTEC{script.preflightCode};
    return preflight2(ctx);
}
template <>
NotTEC invokePreflight<CreateOffer>(PreflightContext const& ctx)
{
    if (auto const ret = preflight1(ctx); !isTesSuccess(ret))
        return ret;
    return restOfCreateOfferPreflight(ctx);
}
#endif

NotTEC invoke_preflight(PreflightContext const& ctx)
{
    switch (ctx.tx.getTxnType())
    {
#define TRANSACTOR(CLASS, PREFLIGHT, PRECLAIM, DO_APPLY)
#define TX_TYPE(TYPE, CLASS) \
    case TYPE:               \
        return invokePreflight<CLASS>(ctx);
#include TRANSACTORS
#undef TX_TYPE
        default:
            throw std::logic_error("unknown transaction type");
    }
}

template <class T>
TER invokePreclaim(PreclaimContext const& ctx)
{
    // checkSeq, checkFee and their kind, which every class inherits.
    if (script.preclaimCode < 0)
        return TER{script.preclaimCode};
    if (auto const ret = T::checkSign(ctx); !isTesSuccess(ret))
        return ret;
    return T::preclaim(ctx);
}

TER invoke_preclaim(PreclaimContext const& ctx)
{
    switch (ctx.tx.getTxnType())
    {
#define TX_TYPE(TYPE, CLASS) \
    case TYPE:               \
        return invokePreclaim<CLASS>(ctx);
#include TRANSACTORS
#undef TX_TYPE
        default:
            throw std::logic_error("unknown transaction type");
    }
}

template <class T>
ApplyResult invokeApply(ApplyContext& ctx)
{
    T transactor(ctx);
    return transactor();
}

ApplyResult invoke_apply(ApplyContext& ctx)
{
    switch (ctx.tx.getTxnType())
    {
#define TX_TYPE(TYPE, CLASS) \
    case TYPE:               \
        return invokeApply<CLASS>(ctx);
#include TRANSACTORS
#undef TX_TYPE
        default:
            throw std::logic_error("unknown transaction type");
    }
}

}  // namespace

ENTERED PreflightResult
preflight(CONTEXT_CLASS& context, Rules const& rules, STTx const& tx, ApplyFlags flags, beast::Journal j)
{
#if SIM_ERA >= 32
    PreflightContext const ctx{context, tx, rules, flags, std::nullopt, j};
#else
    PreflightContext const ctx{context, tx, rules, flags, j};
#endif
    try
    {
        return {tx, rules, flags, j, invoke_preflight(ctx)};
    }
    catch (std::exception const&)
    {
        return {tx, rules, flags, j, NotTEC{tefEXCEPTION}};
    }
}

#if SIM_ERA >= 32
ENTERED PreflightResult preflight(
    CONTEXT_CLASS& context,
    Rules const& rules,
    uint256 const& parentBatchId,
    STTx const& tx,
    ApplyFlags flags,
    beast::Journal j)
{
    PreflightContext const ctx{context, tx, rules, flags, parentBatchId, j};
    try
    {
        return {tx, rules, flags, j, invoke_preflight(ctx)};
    }
    catch (std::exception const&)
    {
        return {tx, rules, flags, j, NotTEC{tefEXCEPTION}};
    }
}
#endif

ENTERED PreclaimResult preclaim(PreflightResult const& preflighted, CONTEXT_CLASS& context, OpenView const& view)
{
    auto const& [tx, rules, flags, j, ter] = preflighted;
    PreclaimContext const ctx{context, view, ter, tx, flags, j};
    try
    {
        TER const found = isTesSuccess(ter) ? invoke_preclaim(ctx) : TER{ter};
        // Under tapRETRY a tec found here is no reason to make a Transactor: the transaction comes again.
        bool const claims = isTesSuccess(found) || (isTecClaim(found) && !(flags & tapRETRY));
        return {view, tx, flags, j, found, claims};
    }
    catch (std::exception const&)
    {
        return {view, tx, flags, j, TER{tefEXCEPTION}, false};
    }
}

ENTERED ApplyResult doApply(PreclaimResult const& preclaimed, CONTEXT_CLASS& context, OpenView& view)
{
    try
    {
        if (!preclaimed.likelyToClaimFee)
            return {preclaimed.ter, false};
        ApplyContext ctx(context, view, preclaimed.tx, preclaimed.ter, preclaimed.flags);
        return invoke_apply(ctx);
    }
    catch (std::exception const&)
    {
        auto& row = *script.row;
        row.durationNs = sim::monotonicNs() - row.startNs;
        row.code = tefEXCEPTION;
        row.flags |= sim::kThrew;
        return {TER{tefEXCEPTION}, false};
    }
}

ENTERED ApplyResult apply(CONTEXT_CLASS& context, OpenView& view, STTx const& tx, ApplyFlags flags, beast::Journal j)
{
    auto const preflighted = preflight(context, view.rules(), tx, flags, j);
    auto const preclaimed = preclaim(preflighted, context, view);
    return doApply(preclaimed, context, view);
}

ENTERED ApplyTransactionResult applyTransaction(
    CONTEXT_CLASS& context,
    OpenView& view,
    STTx const& tx,
    bool retryAssured,
    ApplyFlags flags,
    beast::Journal j)
{
    if (retryAssured)
        flags = static_cast<ApplyFlags>(flags | tapRETRY);
    auto const result = apply(context, view, tx, flags, j);
#if SIM_ERA >= 24
    auto const [ter, applied] = std::pair(result.ter, result.applied);
#else
    auto const [ter, applied] = result;
#endif
    if (applied)
        return ApplyTransactionResult::Success;
    return ter.value() <= -100 ? ApplyTransactionResult::Fail : ApplyTransactionResult::Retry;
}

}  // namespace LEDGER_NS
