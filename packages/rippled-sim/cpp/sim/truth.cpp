#include "truth.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <stdexcept>

namespace sim {

TruthRow& TruthLog::next()
{
    if (used_ == chunks_.size() * kChunk)
        chunks_.push_back(std::make_unique<TruthRow[]>(kChunk));
    return chunks_[used_ / kChunk][used_ % kChunk];
}

void TruthLog::copyTo(std::vector<TruthRow>& all) const
{
    for (std::size_t i = 0; i < used_; ++i)
        all.push_back(chunks_[i / kChunk][i % kChunk]);
}

namespace {
struct Header
{
    char magic[8] = {'S', 'I', 'M', 'T', 'R', 'U', 'T', 'H'};
    std::uint32_t version = 1;
    std::uint32_t rowBytes = sizeof(TruthRow);
};
}  // namespace

void writeTruth(std::string const& path, std::vector<TruthLog> const& logs)
{
    std::vector<TruthRow> all;
    for (auto const& log : logs)
        log.copyTo(all);
    std::sort(all.begin(), all.end(), [](auto const& a, auto const& b) { return a.startNs < b.startNs; });

    auto const file = std::unique_ptr<std::FILE, int (*)(std::FILE*)>(std::fopen(path.c_str(), "wb"), &std::fclose);
    Header const header;
    bool const written = file && std::fwrite(&header, sizeof header, 1, file.get()) == 1 &&
        std::fwrite(all.data(), sizeof(TruthRow), all.size(), file.get()) == all.size() && std::fflush(file.get()) == 0;
    if (!written)
        throw std::runtime_error("cannot write the truth to " + path + ": " + std::strerror(errno));
}

}  // namespace sim
