#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace sim {

/** One apply as it really was. The file holds these rows as they are in memory, little-endian; README.md, "Truth". */
struct TruthRow
{
    std::uint64_t startNs;
    std::uint64_t durationNs;
    unsigned char id[32];
    std::int32_t thread;
    std::int32_t code;
    std::uint16_t type;
    std::uint8_t flags;
    std::uint8_t attempt;
    std::uint32_t sequence;
};
static_assert(sizeof(TruthRow) == 64, "the file's row is 64 bytes");

constexpr std::uint8_t kApplied = 1;
constexpr std::uint8_t kThrew = 2;
constexpr std::uint8_t kBuild = 4;
constexpr std::uint8_t kRetry = 8;
constexpr std::uint8_t kQueued = 16;

/** The rows of one thread. Memory is taken and touched between applies, never inside one. */
class TruthLog
{
public:
    TruthRow& next();
    void keep() { ++used_; }
    void copyTo(std::vector<TruthRow>& all) const;

private:
    static constexpr std::size_t kChunk = 4096;
    std::vector<std::unique_ptr<TruthRow[]>> chunks_;
    std::size_t used_ = 0;
};

/** Writes the rows of all threads, ordered by start. Throws std::runtime_error when the file cannot be written. */
void writeTruth(std::string const& path, std::vector<TruthLog> const& logs);

}  // namespace sim
