#include "due_queue.h"

#include <chrono>

namespace sim {

void DueQueue::push(Job&& job)
{
    {
        std::lock_guard const lock(mutex_);
        jobs_.push_back(std::move(job));
    }
    filled_.notify_one();
}

std::optional<Job> DueQueue::take()
{
    std::unique_lock lock(mutex_);
    filled_.wait(lock, [this] { return stopping_ || !jobs_.empty(); });
    if (stopping_)
        return std::nullopt;
    auto job = std::move(jobs_.front());
    jobs_.pop_front();
    std::chrono::steady_clock::time_point const due{std::chrono::nanoseconds(originNs_ + job.dueNs)};
    if (stopped_.wait_until(lock, due, [this] { return stopping_; }))
        return std::nullopt;
    return job;
}

void DueQueue::stop()
{
    {
        std::lock_guard const lock(mutex_);
        stopping_ = true;
    }
    filled_.notify_all();
    stopped_.notify_all();
}

}  // namespace sim
