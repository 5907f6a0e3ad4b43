#pragma once

#include "transactor.h"

namespace LEDGER_NS {

#define DECLARES_PREFLIGHT_JMP static NotTEC preflight(PreflightContext const&);
#define DECLARES_PREFLIGHT_RET static NotTEC preflight(PreflightContext const&);
#define DECLARES_PREFLIGHT_DEAD static NotTEC preflight(PreflightContext const&);
#define DECLARES_PREFLIGHT_NONE
#define DECLARES_PRECLAIM_OWN static TER preclaim(PreclaimContext const&);
#define DECLARES_PRECLAIM_NONE
#define DECLARES_TAILS_RET
#define DECLARES_TAILS_SPLIT \
private:                     \
    TER first();             \
    TER second();

#define TRANSACTOR(CLASS, PREFLIGHT, PRECLAIM, DO_APPLY)            \
    class CLASS : public Transactor                                 \
    {                                                               \
    public:                                                         \
        explicit CLASS(ApplyContext& ctx) : Transactor(ctx) {}      \
        DECLARES_PREFLIGHT_##PREFLIGHT                              \
        DECLARES_PRECLAIM_##PRECLAIM                                \
        TER doApply() override;                                     \
        DECLARES_TAILS_##DO_APPLY                                   \
    };
#define TX_TYPE(TYPE, CLASS)
#include TRANSACTORS
#undef TRANSACTOR
#undef TX_TYPE

}  // namespace LEDGER_NS
