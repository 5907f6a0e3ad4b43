// What a probe reads by offset (the same in every release from 1.1.0 on): held here at compile time.
#include "transactor.h"

#include <cstddef>

#pragma GCC diagnostic ignored "-Winvalid-offsetof"

namespace LEDGER_NS {

struct Layout
{
    static_assert(offsetof(STTx, tid_) == 48, "id of STTx");
    static_assert(offsetof(STTx, tx_type_) == 80, "type of STTx");
    static_assert(offsetof(Transactor, ctx_) == 8, "ApplyContext of Transactor");
    static_assert(offsetof(ApplyContext, tx) == 8, "transaction of ApplyContext");
    static_assert(offsetof(ApplyContext, preclaimResult) == 16, "preclaim's result of ApplyContext");
    static_assert(offsetof(PreflightContext, tx) == 8, "transaction of PreflightContext");
    static_assert(offsetof(PreflightResult, tx) == 0, "transaction of PreflightResult");
    static_assert(offsetof(PreclaimResult, tx) == 8, "transaction of PreclaimResult");
#if SIM_ERA >= 24
    static_assert(sizeof(TxType) == 2, "TxType");
    static_assert(offsetof(ApplyResult, ter) == 0 && offsetof(ApplyResult, applied) == 4, "ApplyResult");
    static_assert(!__is_trivially_copyable(ApplyResult), "ApplyResult travels by hidden pointer");
#else
    static_assert(sizeof(TxType) == 4, "TxType");
    static_assert(sizeof(ApplyResult) == 8, "pair<TER, bool> travels in a register");
#endif
};

}  // namespace LEDGER_NS
