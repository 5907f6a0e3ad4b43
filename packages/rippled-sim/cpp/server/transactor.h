#pragma once

#include "contexts.h"

namespace LEDGER_NS {

class Transactor
{
public:
    virtual ~Transactor() = default;
    Transactor(Transactor const&) = delete;

    ApplyResult operator()();

    static NotTEC checkSign(PreclaimContext const& ctx);
    /** Inherited by the classes without their own; inline, so those have no symbol. */
    static TER preclaim(PreclaimContext const&) { return TER{tesSUCCESS}; }

protected:
    explicit Transactor(ApplyContext& ctx) : ctx_(ctx) {}

    TER apply();
    virtual TER doApply() = 0;

    ApplyContext& ctx_;

private:
    friend struct Layout;
};

NotTEC preflight1(PreflightContext const& ctx);
NotTEC preflight2(PreflightContext const& ctx);

}  // namespace LEDGER_NS
