#pragma once

#include "contexts.h"

namespace LEDGER_NS {

PreflightResult preflight(CONTEXT_CLASS&, Rules const&, STTx const&, ApplyFlags, beast::Journal);
#if SIM_ERA >= 32
PreflightResult preflight(CONTEXT_CLASS&, Rules const&, uint256 const& parentBatchId, STTx const&, ApplyFlags, beast::Journal);
#endif
PreclaimResult preclaim(PreflightResult const&, CONTEXT_CLASS&, OpenView const&);
ApplyResult doApply(PreclaimResult const&, CONTEXT_CLASS&, OpenView&);

ApplyResult apply(CONTEXT_CLASS&, OpenView&, STTx const&, ApplyFlags, beast::Journal);

enum class ApplyTransactionResult { Success, Fail, Retry };
ApplyTransactionResult
applyTransaction(CONTEXT_CLASS&, OpenView&, STTx const&, bool retryAssured, ApplyFlags, beast::Journal);

}  // namespace LEDGER_NS
