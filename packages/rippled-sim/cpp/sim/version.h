#pragma once

namespace sim {

/** As the real build has them: one literal each in .rodata. */
extern char const* const versionString;
/** Empty before 2.4, which did not print it. */
extern char const* const commitHash;

}  // namespace sim
