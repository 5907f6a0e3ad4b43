#pragma once

#include "options.h"
#include "random.h"
#include "workload.h"

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

namespace sim {

/** Who applies: the open ledger (TxQ::apply), the consensus build (applyTransaction), or the queue (TxQ::accept, without preflight). */
enum class Caller { open, build, queue };

/** One attempt as its transaction's outcome asks for it. */
struct Step
{
    Caller caller;
    bool retry;
    bool queues;
    bool runsOperator;
    int preflightCode;
    int preclaimCode;
};

struct Transaction
{
    std::array<std::uint32_t, 8> id;
    unsigned type;
    std::size_t outcome;
    bool throws;
    std::vector<Step> steps;
    /** The server's side of it, made when the first job that holds it is handed over. */
    std::shared_ptr<void> submitted;
};

struct Attempt
{
    std::shared_ptr<Transaction> transaction;
    Step step;
    /** 1 for the transaction's first run of operator(); 0 where operator() is not reached. */
    unsigned number;
    /** Counts the runs of operator() over the whole plan. */
    std::uint32_t sequence;
    std::uint64_t preflightNs;
    std::uint64_t preclaimNs;
    std::uint64_t operatorNs;
};

enum class JobKind { transactionBatch, acceptLedger };

struct Job
{
    std::uint64_t dueNs;
    JobKind kind;
    std::vector<Attempt> attempts;
};

/** The attempts that reach operator() and those that do not, in the order of a transaction's life. */
std::vector<Step> stepsOf(Outcome const& outcome, unsigned applies, bool queued);

/**
 * The whole run, decided in advance from options and seed alone: src/plan.ts makes the same plan, draw for draw, and a
 * test holds the two together.
 */
class Plan
{
public:
    explicit Plan(Options const& options);

    /** The next jobs in the order they fall due: one job where applies are independent, one ledger otherwise. */
    std::vector<Job> next();

private:
    struct Running
    {
        std::shared_ptr<Transaction> transaction;
        std::size_t nextStep = 0;
        unsigned applied = 0;
    };

    std::vector<Job> nextIndependent();
    std::vector<Job> nextLedger();

    std::shared_ptr<Transaction> draw(std::vector<double> const& weights, bool running, double& position);
    std::shared_ptr<Transaction> drawNew();
    Running drawRunning();
    void append(std::vector<Attempt>& attempts, Running& running);
    void finish(Attempt& attempt);

    Options options_;
    Random transactions_;
    Random durations_;
    Random stages_;
    Random pacing_;
    Random pool_;
    double runFactor_;
    std::vector<double> weights_;
    std::vector<double> runningWeights_;
    std::vector<double> state_;
    std::vector<std::vector<double>> tailAbove_;
    std::uint32_t sequence_ = 0;

    double dueNs_ = 0;
    std::vector<Running> slots_;

    std::uint64_t ledger_ = 0;
    double planned_ = 0;
    unsigned lanes_;
    std::vector<std::vector<Attempt>> carriedRounds_;
    std::vector<Attempt> carriedTail_;
};

}  // namespace sim
