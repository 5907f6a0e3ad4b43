#include "transactor.h"

#include "../sim/clock.h"
#include "../sim/script.h"

#if SIM_ERA < 24
#include <sys/sdt.h>
#endif

namespace LEDGER_NS {

using sim::script;

ENTERED ApplyResult Transactor::operator()()
{
    auto const startNs = sim::monotonicNs();
    script.row->startNs = startNs;
    script.overshotNs = 0;

    auto result = ctx_.preclaimResult;
    if (isTesSuccess(result))
        result = apply();

    bool const applied = isTesSuccess(result) || (isTecClaim(result) && !(ctx_.flags() & tapRETRY));
    auto const invariantsNs = script.afterDoApplyNs / 2;
    if (applied)
        result = ctx_.checkInvariants(result, XRPAmount{});
    sim::work(applied ? script.afterDoApplyNs - invariantsNs : script.afterDoApplyNs);

    script.row->code = result.value();
    script.row->flags |= applied ? sim::kApplied : 0;
#if SIM_ERA < 24
    // The developers' patch: three pointers, just before the return.
    uint256 const id = ctx_.tx.getTransactionID();
    int const type = ctx_.tx.getTxnType();
    int const ter = result.value();
    DTRACE_PROBE3(transactor, transactor_exit, &id, &type, &ter);
#endif
    script.row->durationNs = sim::monotonicNs() - startNs;
    return {result, applied};
}

ENTERED TER Transactor::apply()
{
    sim::work(script.beforeDoApplyNs);
    auto const result = doApply();
    sim::work(0);
    return result;
}

ENTERED TER ApplyContext::checkInvariants(TER result, XRPAmount)
{
    sim::work(script.afterDoApplyNs / 2);
    return result;
}

ENTERED NotTEC Transactor::checkSign(PreclaimContext const&)
{
    sim::work(script.preclaimNs / 2);
    return NotTEC{tesSUCCESS};
}

ENTERED NotTEC preflight1(PreflightContext const&)
{
    sim::work(script.preflightNs / 4);
    return NotTEC{tesSUCCESS};
}

ENTERED NotTEC preflight2(PreflightContext const&)
{
    sim::work(script.preflightNs / 2);
    return NotTEC{tesSUCCESS};
}

}  // namespace LEDGER_NS
