#include "plan.h"

namespace sim {

namespace {

constexpr int kPastSequence = -190;

Step step(Caller caller, bool retry = false)
{
    return {caller, retry, false, true, 0, 0};
}

Step failing(Caller caller, FoundIn foundIn, int code, bool retry = false)
{
    return {caller, retry, false, false, foundIn == FoundIn::preflight ? code : 0, foundIn == FoundIn::preclaim ? code : 0};
}

}  // namespace

std::vector<Step> stepsOf(Outcome const& outcome, unsigned applies, bool queued)
{
    std::vector<Step> steps;
    if (outcome.foundIn == FoundIn::doApply && outcome.code == 0)
    {
        if (applies == 1)
            return {step(Caller::build)};
        if (queued)
        {
            steps.push_back(failing(Caller::open, FoundIn::preclaim, 0));
            steps.back().queues = true;
        }
        steps.push_back(step(queued ? Caller::queue : Caller::open));
        steps.push_back(step(Caller::build, true));
        for (unsigned i = 2; i < applies; ++i)
            steps.push_back(step(Caller::open));
    }
    else if (outcome.foundIn == FoundIn::doApply)
    {
        steps.push_back(step(Caller::open));
        for (unsigned i = 2; i < applies; ++i)
            steps.push_back(step(Caller::build, true));
        steps.push_back(step(Caller::build));
    }
    else if (applies > 0)
    {
        auto claim = [&](Caller caller) {
            steps.push_back(step(caller));
            steps.back().preclaimCode = outcome.code;
        };
        claim(Caller::open);
        steps.push_back(failing(Caller::build, FoundIn::preclaim, outcome.code, true));
        claim(Caller::build);
        for (unsigned i = 2; i < applies; ++i)
            claim(Caller::open);
    }
    else
    {
        return {failing(Caller::open, outcome.foundIn, outcome.code), failing(Caller::build, outcome.foundIn, outcome.code)};
    }
    // After the close it is tried once more against the new open ledger, which holds it already.
    steps.push_back(failing(Caller::open, FoundIn::preclaim, kPastSequence));
    return steps;
}

}  // namespace sim
