#include "version.h"

namespace sim {

extern char const* const versionString = SIM_VERSION;
extern char const* const commitHash = SIM_COMMIT;

}  // namespace sim
