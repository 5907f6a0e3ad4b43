#include "plan.h"

#include "load.h"

#include <algorithm>
#include <cmath>

namespace sim {

namespace {

constexpr std::size_t kPool = 64;
constexpr double kBatchS = 0.1;
// A ledger's burst is shared out once it would keep one thread busy for half of the interval.
constexpr double kBuildShare = 0.65;
constexpr double kLaneLoad = 0.5;

template <class Weight>
std::size_t pick(std::size_t count, double uniform, Weight const& weight)
{
    double total = 0;
    for (std::size_t i = 0; i < count; ++i)
        total += weight(i);
    auto left = uniform * total;
    for (std::size_t i = 0; i + 1 < count; ++i)
    {
        left -= weight(i);
        if (left < 0)
            return i;
    }
    return count - 1;
}

}  // namespace

Plan::Plan(Options const& options)
    : options_(options)
    , transactions_(options.seed, Stream::transactions)
    , durations_(options.seed, Stream::durations)
    , stages_(options.seed, Stream::stages)
    , pacing_(options.seed, Stream::pacing)
    , pool_(options.seed, Stream::pool)
    , runFactor_(std::exp(options.runNoise * Random(options.seed, Stream::runNoise).normal()))
{
    for (std::size_t i = 0; i < kOutcomeCount; ++i)
    {
        weights_.push_back(kOutcomes[i].share * options.mix[i]);
        runningWeights_.push_back(weights_[i] * meanApplies(kAppliesTables[kOutcomes[i].applies]));
        tailAbove_.push_back(tailsAbove(options.slowTails[i]));
        state_.push_back(durations_.normal());
    }
    auto const load = options.rate * meanApplyNs(options) / 1e9 * kBuildShare;
    lanes_ = std::clamp(static_cast<unsigned>(std::ceil(load / kLaneLoad)), 1u, options.threads);
    if (!options.bursts)
        for (std::size_t i = 0; i < kPool; ++i)
            slots_.push_back(drawRunning());
}

/** `running`: one found in mid-life, so the applies weigh in; `position` becomes how far along it is, in [0, 1). */
std::shared_ptr<Transaction> Plan::draw(std::vector<double> const& weights, bool running, double& position)
{
    auto transaction = std::make_shared<Transaction>();
    transaction->outcome = pick(kOutcomeCount, transactions_.uniform(), [&](auto i) { return weights[i]; });
    auto const& outcome = kOutcomes[transaction->outcome];
    auto const& table = kAppliesTables[outcome.applies];
    auto const row = pick(table.size, transactions_.uniform(), [&](auto i) {
        return running ? table.shares[i] * table.counts[i] : table.shares[i];
    });
    auto const throwing = transactions_.uniform();
    auto const queued = transactions_.uniform();
    position = transactions_.uniform();
    for (auto& word : transaction->id)
        word = transactions_.next();
    transaction->type = outcome.type;
    transaction->throws = outcome.foundIn == FoundIn::doApply && throwing < options_.throwShare;
    transaction->steps = stepsOf(outcome, table.counts[row], queued < kQueuedShare);
    return transaction;
}

std::shared_ptr<Transaction> Plan::drawNew()
{
    double position;
    return draw(weights_, false, position);
}

Plan::Running Plan::drawRunning()
{
    double position;
    Running running{draw(runningWeights_, true, position)};
    auto const& steps = running.transaction->steps;
    auto const applies = std::count_if(steps.begin(), steps.end(), [](auto const& s) { return s.runsOperator; });
    auto const done = static_cast<unsigned>(position * static_cast<double>(applies));
    while (running.applied < done)
        running.applied += steps[running.nextStep++].runsOperator ? 1 : 0;
    // One that is half-way through the queue would be accepted without ever having been queued.
    if (steps[running.nextStep].caller == Caller::queue)
        running.nextStep = 0;
    return running;
}

void Plan::append(std::vector<Attempt>& attempts, Running& running)
{
    auto const& step = running.transaction->steps[running.nextStep++];
    if (step.runsOperator)
        ++running.applied;
    attempts.push_back({running.transaction, step, step.runsOperator ? running.applied : 0, 0, 0, 0, 0});
}

/** Its durations and its place in the plan. */
void Plan::finish(Attempt& attempt)
{
    auto const factor = options_.scale * runFactor_;
    attempt.preflightNs = static_cast<std::uint64_t>(std::exp(lnNsAt(kPreflightLaw, stages_.normal())) * factor);
    attempt.preclaimNs = static_cast<std::uint64_t>(std::exp(lnNsAt(kPreclaimLaw, stages_.normal())) * factor);
    if (!attempt.step.runsOperator)
        return;
    attempt.sequence = sequence_++;
    auto const i = attempt.transaction->outcome;
    auto const fresh = durations_.normal();
    auto& z = state_[i];
    z = options_.bursts ? kAutocorrelation * z + std::sqrt(1 - kAutocorrelation * kAutocorrelation) * fresh : fresh;
    auto const slower = options_.slow[i] * tailFactor(options_.slowTails[i], tailAbove_[i], z);
    attempt.operatorNs = static_cast<std::uint64_t>(std::exp(lnNsAt(kLaws[kOutcomes[i].law], z)) * factor * slower);
}

std::vector<Job> Plan::next()
{
    auto jobs = options_.bursts ? nextLedger() : nextIndependent();
    for (auto& job : jobs)
        for (auto& attempt : job.attempts)
            finish(attempt);
    return jobs;
}

/** One run of operator() of a transaction picked from those in flight, with the attempts around it that do not get there. */
std::vector<Job> Plan::nextIndependent()
{
    dueNs_ += -std::log(pacing_.uniform()) / options_.rate * 1e9;
    Job job{static_cast<std::uint64_t>(dueNs_), JobKind::transactionBatch, {}};
    bool ran = false;
    while (!ran)
    {
        auto& slot = slots_[static_cast<std::size_t>(pool_.uniform() * kPool)];
        auto const& steps = slot.transaction->steps;
        bool queued = false;
        while (!ran && !queued)
        {
            append(job.attempts, slot);
            ran = job.attempts.back().step.runsOperator;
            queued = job.attempts.back().step.queues;
        }
        if (ran && job.attempts.back().step.caller != Caller::open)
            job.kind = JobKind::acceptLedger;
        while (slot.nextStep + 1 == steps.size() && !steps[slot.nextStep].runsOperator)
            append(job.attempts, slot);
        while (slot.nextStep == slot.transaction->steps.size())
        {
            slot = {drawNew()};
            if (kAppliesTables[kOutcomes[slot.transaction->outcome].applies].counts[0] == 0)
                while (slot.nextStep < slot.transaction->steps.size())
                    append(job.attempts, slot);
        }
    }
    std::vector<Job> jobs;
    jobs.push_back(std::move(job));
    return jobs;
}

/**
 * One ledger: its transactions arrive over the interval and are applied in batches to the open ledger; at the close the
 * consensus build applies all of them back to back, pass by pass, then what is left goes into the next open ledger.
 */
std::vector<Job> Plan::nextLedger()
{
    auto const batches = std::max(1u, static_cast<unsigned>(std::lround(options_.ledgerS / kBatchS)));
    auto const ledgerNs = options_.ledgerS * 1e9;
    auto const openNs = ledgerNs * static_cast<double>(ledger_);
    ++ledger_;

    std::vector<Job> jobs;
    for (unsigned i = 0; i < batches; ++i)
        jobs.push_back({static_cast<std::uint64_t>(openNs + (i + 0.5) * ledgerNs / batches), JobKind::transactionBatch, {}});
    auto rounds = std::move(carriedRounds_);
    auto tail = std::move(carriedTail_);
    carriedRounds_.clear();
    carriedTail_.clear();
    auto addTo = [this](std::vector<std::vector<Attempt>>& to, std::size_t round, Running& running) {
        if (to.size() <= round)
            to.resize(round + 1);
        append(to[round], running);
    };

    while (planned_ < options_.rate * options_.ledgerS * static_cast<double>(ledger_))
    {
        Running running{drawNew()};
        auto& batch = jobs[static_cast<std::size_t>(pacing_.uniform() * batches)].attempts;
        bool closed = false, carried = false;
        std::size_t round = 0;
        auto const& steps = running.transaction->steps;
        while (running.nextStep < steps.size())
        {
            auto const caller = steps[running.nextStep].caller;
            if (caller == Caller::open && !closed)
                append(batch, running);
            else if (caller == Caller::build)
                addTo(carried ? carriedRounds_ : rounds, round++, running);
            else
                append(carried ? carriedTail_ : tail, running);
            // The queue is worked off after the close: such a transaction is in the next ledger.
            carried = carried || caller == Caller::queue;
            closed = closed || caller != Caller::open;
        }
        planned_ += running.applied;
    }

    std::vector<Attempt> burst;
    for (auto& round : rounds)
        std::move(round.begin(), round.end(), std::back_inserter(burst));
    std::move(tail.begin(), tail.end(), std::back_inserter(burst));
    auto const closeNs = static_cast<std::uint64_t>(openNs + ledgerNs);
    for (std::size_t lane = 0; lane < lanes_; ++lane)
    {
        auto const from = burst.begin() + static_cast<std::ptrdiff_t>(burst.size() * lane / lanes_);
        auto const to = burst.begin() + static_cast<std::ptrdiff_t>(burst.size() * (lane + 1) / lanes_);
        jobs.push_back({closeNs, JobKind::acceptLedger, {std::make_move_iterator(from), std::make_move_iterator(to)}});
    }
    return jobs;
}

}  // namespace sim
