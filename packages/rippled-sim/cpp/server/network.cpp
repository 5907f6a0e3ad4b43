#include "network.h"

#include "peers.h"

#include "../sim/script.h"

#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace LEDGER_NS {

using sim::script;

void buildLedger(NetworkOPsImp& ops, Stretch building);

namespace {

__thread Submitted* submitted;
__thread sim::Job const* running;
__thread sim::TruthLog* truth;

uint256 idOf(sim::Transaction const& planned)
{
    uint256 id;
    std::memcpy(id.data(), planned.id.data(), sizeof planned.id);
    return id;
}

/** From 3.2 on a thread carries the name of its job; before, the names were too long for the kernel and never took. */
void nameThread([[maybe_unused]] char const* job)
{
#if SIM_ERA >= 32
    prctl(PR_SET_NAME, job);
#endif
}

__thread Stretch stretch;

/** Cuts the running job where the caller changes between the consensus build and the open ledger. */
template <class Open, class Build>
void inStretches(Open&& open, Build&& build)
{
    auto const& attempts = running->attempts;
    auto const isBuild = [&](std::size_t at) { return attempts[at].step.caller == sim::Caller::build; };
    for (std::size_t from = 0, to = 0; from < attempts.size(); from = to)
    {
        while (to < attempts.size() && isBuild(to) == isBuild(from))
            ++to;
        stretch = {from, to};
        if (isBuild(from))
            build(stretch);
        else
            open(stretch);
    }
}

void follow(sim::Attempt const& attempt, sim::TruthRow& row)
{
    static __thread int thread;
    if (thread == 0)
        thread = static_cast<int>(syscall(SYS_gettid));

    auto const& step = attempt.step;
    auto const& planned = *attempt.transaction;
    auto const& outcome = sim::kOutcomes[planned.outcome];
    row = {};
    std::memcpy(row.id, planned.id.data(), sizeof row.id);
    row.thread = thread;
    row.type = static_cast<std::uint16_t>(planned.type);
    row.flags = static_cast<std::uint8_t>(
        (step.caller == sim::Caller::build ? sim::kBuild : 0) | (step.retry ? sim::kRetry : 0) |
        (step.caller == sim::Caller::queue ? sim::kQueued : 0));
    row.attempt = static_cast<std::uint8_t>(attempt.number);
    row.sequence = attempt.sequence;

    bool const reachesDoApply = step.preclaimCode == 0;
    script = {};
    script.preflightCode = step.preflightCode;
    script.preclaimCode = step.preclaimCode;
    script.doApplyCode = outcome.code;
    script.throws = planned.throws;
    script.queues = step.queues;
    script.preflightNs = attempt.preflightNs;
    script.preclaimNs = attempt.preclaimNs;
    auto const part = [&](double share) { return static_cast<std::uint64_t>(static_cast<double>(attempt.operatorNs) * share); };
    script.beforeDoApplyNs = reachesDoApply ? part(sim::kBeforeDoApplyShare) : 0;
    script.doApplyNs = reachesDoApply ? part(sim::kDoApplyShare) : 0;
    script.afterDoApplyNs = attempt.operatorNs - script.beforeDoApplyNs - script.doApplyNs;
    script.row = &row;
}

}  // namespace

Submitted::Submitted(sim::Transaction const& planned) : tx(idOf(planned), static_cast<TxType>(planned.type))
{
}

void Submitted::queue(PreflightResult const& preflighted)
{
    queued_.emplace(preflighted);
    isQueued_.store(true, std::memory_order_release);
}

PreflightResult const* Submitted::queued() const
{
    return isQueued_.load(std::memory_order_acquire) ? &*queued_ : nullptr;
}

ENTERED ApplyResult TxQ::apply(
    Application& app,
    OpenView& view,
    std::shared_ptr<STTx const> const& tx,
    ApplyFlags flags,
    beast::Journal j)
{
    auto const preflighted = preflight(app, view.rules(), *tx, flags, j);
    if (!isTesSuccess(preflighted.ter))
        return {preflighted.ter, false};
#if SIM_ERA >= 32
    // tryDirectApply: a second preflight, from 2.5 on.
    if (!script.queues)
        return LEDGER_NS::apply(app, view, *tx, flags, j);
#endif
    auto const preclaimed = preclaim(preflighted, app, view);
    if (script.queues)
    {
        submitted->queue(preflighted);
        return {TER{terQUEUED}, false};
    }
    return doApply(preclaimed, app, view);
}

ENTERED bool TxQ::accept(Application& app, OpenView& view)
{
    auto const* stored = submitted->queued();
    if (stored == nullptr)
        return false;
    auto const preclaimed = preclaim(*stored, app, view);
    doApply(preclaimed, app, view);
    return true;
}

void NetworkOPsImp::perform(Stretch stretch)
{
    for (auto at = stretch.from; at < stretch.to && !stopping_.load(std::memory_order_relaxed); ++at)
        perform(running->attempts[at]);
}

void NetworkOPsImp::perform(sim::Attempt const& attempt)
{
    sim::TruthRow unkept;
    auto& row = truth != nullptr ? truth->next() : unkept;
    follow(attempt, row);
    auto const owner = std::static_pointer_cast<Submitted>(attempt.transaction->submitted);
    submitted = owner.get();
    std::shared_ptr<STTx const> const tx(owner, &owner->tx);

    if (attempt.step.caller == sim::Caller::build)
        applyTransaction(app_, building_, *tx, attempt.step.retry, tapNONE, {});
    else if (attempt.step.caller == sim::Caller::open || !txq_.accept(app_, openLedger_))
        txq_.apply(app_, openLedger_, tx, tapPREFER_QUEUE, {});

    if (truth != nullptr && row.startNs != 0)
        truth->keep();
}

ENTERED void NetworkOPsImp::transactionBatch()
{
    nameThread("j:TxBatchAsync");
    std::unique_lock<std::mutex> batchLock(mutex_, std::defer_lock);
    inStretches([&](Stretch) { apply(batchLock); }, [&](Stretch building) { buildLedger(*this, building); });
}

ENTERED void NetworkOPsImp::apply(std::unique_lock<std::mutex>&)
{
    perform(stretch);
}

ENTERED void NetworkOPsImp::acceptLedger()
{
    nameThread("j:AcceptLedger");
    RCLConsensus::Adaptor().doAccept(*this);
}

ENTERED void buildLedger(NetworkOPsImp& ops, Stretch building)
{
    ops.perform(building);
}

ENTERED void OpenLedger::accept(NetworkOPsImp& ops, Stretch again)
{
    ops.perform(again);
}

ENTERED void RCLConsensus::Adaptor::doAccept(NetworkOPsImp& ops)
{
    inStretches(
        [&](Stretch again) { openLedger_.accept(ops, again); }, [&](Stretch building) { buildLedger(ops, building); });
    Pathfinder().findPaths(SIM_FIND_PATHS_ARGUMENTS);
    tellOfPeers(PeerNews::ledger);
}

ENTERED void Job::doJob()
{
    running = &planned_;
    tellOfPeers(PeerNews::job);
    if (planned_.kind == sim::JobKind::transactionBatch)
        ops_.transactionBatch();
    else
        ops_.acceptLedger();
}

void JobQueue::receive(sim::Job const& planned)
{
    for (auto const& attempt : planned.attempts)
        if (!attempt.transaction->submitted)
            attempt.transaction->submitted = std::make_shared<Submitted>(*attempt.transaction);
}

void JobQueue::run(int instance, sim::Job&& planned, sim::TruthLog* log)
{
    truth = log;
    running_[static_cast<std::size_t>(instance)] = std::make_unique<Job>(ops_, std::move(planned));
    processTask(instance);
}

ENTERED void JobQueue::processTask(int instance)
{
    auto& job = running_[static_cast<std::size_t>(instance)];
    job->doJob();
    job.reset();
}

}  // namespace LEDGER_NS
