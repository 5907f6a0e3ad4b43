#pragma once

// Who calls an apply: the queue, the open ledger's batch, the consensus build, and the jobs they run in.
#include "apply.h"

#include "../sim/plan.h"
#include "../sim/truth.h"

#include <atomic>
#include <mutex>

namespace LEDGER_NS {

/** A planned transaction as the server knows it: one STTx, at one address, for all its attempts. */
class Submitted
{
public:
    explicit Submitted(sim::Transaction const& planned);

    void queue(PreflightResult const& preflighted);
    /** Null until queue() was called. */
    PreflightResult const* queued() const;

    STTx tx;

private:
    std::optional<PreflightResult> queued_;
    std::atomic<bool> isQueued_{false};
};

class TxQ
{
public:
    ApplyResult apply(Application&, OpenView&, std::shared_ptr<STTx const> const&, ApplyFlags, beast::Journal);
    bool accept(Application&, OpenView&);
};

/** Attempts of the running job that one caller makes, one after the other: [from, to). */
struct Stretch
{
    std::size_t from;
    std::size_t to;
};

class NetworkOPsImp
{
public:
    explicit NetworkOPsImp(std::atomic<bool> const& stopping) : stopping_(stopping) {}

    void transactionBatch();
    void acceptLedger();
    void perform(Stretch stretch);

private:
    void apply(std::unique_lock<std::mutex>& batchLock);
    void perform(sim::Attempt const& attempt);

    std::atomic<bool> const& stopping_;
    Application app_;
    OpenView openLedger_;
    OpenView building_;
    TxQ txq_;
    std::mutex mutex_;
};

class OpenLedger
{
public:
    void accept(NetworkOPsImp& ops, Stretch stretch);
};

class RCLConsensus
{
public:
    class Adaptor
    {
    public:
        void doAccept(NetworkOPsImp& ops);

    private:
        OpenLedger openLedger_;
    };
};

class Job
{
public:
    Job(NetworkOPsImp& ops, sim::Job&& planned) : ops_(ops), planned_(std::move(planned)) {}
    void doJob();

private:
    NetworkOPsImp& ops_;
    sim::Job planned_;
};

class JobQueue
{
public:
    JobQueue(NetworkOPsImp& ops, unsigned threads) : ops_(ops), running_(threads) {}

    /** Makes the server's side of the job's transactions; for one thread, in the order of the plan. */
    static void receive(sim::Job const& planned);
    /** Runs the job on the calling thread; `log` takes the truth, null drops it. */
    void run(int instance, sim::Job&& planned, sim::TruthLog* log);
    void processTask(int instance);

private:
    NetworkOPsImp& ops_;
    std::vector<std::unique_ptr<Job>> running_;
};

}  // namespace LEDGER_NS
