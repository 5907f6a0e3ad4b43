// The class functions. Each is a symbol of its own, entered by a switch on the type (preflight, preclaim) or through the vtable (doApply).
#include "transactors.h"

#include "../sim/script.h"

namespace LEDGER_NS {

using sim::script;

#if SIM_ERA >= 32
// From 3.0 on invokePreflight runs preflight1 and preflight2; the class function holds its own checks only.
#define PREFLIGHT_RET(CLASS)                                \
    ENTERED NotTEC CLASS::preflight(PreflightContext const&) \
    {                                                       \
        sim::work(script.preflightNs / 4);                  \
        return NotTEC{script.preflightCode};                \
    }
#else
#define PREFLIGHT_HEAD                                     \
    if (auto const ret = preflight1(ctx); !isTesSuccess(ret)) \
        return ret;                                        \
    sim::work(script.preflightNs / 4);                     \
    if (script.preflightCode != tesSUCCESS)                \
        return NotTEC{script.preflightCode};
#define PREFLIGHT_JMP(CLASS)                                    \
    ENTERED NotTEC CLASS::preflight(PreflightContext const& ctx) \
    {                                                           \
        PREFLIGHT_HEAD                                          \
        return preflight2(ctx);                                 \
    }
#define PREFLIGHT_RET(CLASS)                                    \
    ENTERED NotTEC CLASS::preflight(PreflightContext const& ctx) \
    {                                                           \
        PREFLIGHT_HEAD                                          \
        auto const ret = preflight2(ctx);                       \
        sim::work(0);                                           \
        return ret;                                             \
    }
// The symbol exists; the switch in apply_steps.cpp holds the body inlined and never calls it.
#define PREFLIGHT_DEAD(CLASS) PREFLIGHT_JMP(CLASS)
#endif
#define PREFLIGHT_NONE(CLASS)

#define PRECLAIM_OWN(CLASS)                               \
    ENTERED TER CLASS::preclaim(PreclaimContext const&)   \
    {                                                     \
        sim::work(script.preclaimNs - script.preclaimNs / 2); \
        return TER{script.preclaimCode};                  \
    }
#define PRECLAIM_NONE(CLASS)

#define DO_APPLY_RET(CLASS)            \
    ENTERED TER CLASS::doApply()       \
    {                                  \
        sim::work(script.doApplyNs);   \
        if (script.throws)             \
            sim::overflow();           \
        return TER{script.doApplyCode}; \
    }
// A switch whose every branch is a tail call: this doApply holds no ret of its own.
#define DO_APPLY_SPLIT(CLASS)              \
    ENTERED TER CLASS::doApply()           \
    {                                      \
        sim::work(script.doApplyNs / 2);   \
        if (script.row->sequence % 2 == 0) \
            return first();                \
        return second();                   \
    }                                      \
    SPLIT_BRANCH(CLASS, first)             \
    SPLIT_BRANCH(CLASS, second)
#define SPLIT_BRANCH(CLASS, BRANCH)                         \
    ENTERED TER CLASS::BRANCH()                             \
    {                                                       \
        sim::work(script.doApplyNs - script.doApplyNs / 2); \
        if (script.throws)                                  \
            sim::overflow();                                \
        return TER{script.doApplyCode};                     \
    }

#define TRANSACTOR(CLASS, PREFLIGHT, PRECLAIM, DO_APPLY) \
    PREFLIGHT_##PREFLIGHT(CLASS) PRECLAIM_##PRECLAIM(CLASS) DO_APPLY_##DO_APPLY(CLASS)
#define TX_TYPE(TYPE, CLASS)
#include TRANSACTORS

}  // namespace LEDGER_NS
