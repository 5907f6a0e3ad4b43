#include "random.h"

#include <cmath>

namespace sim {

double Random::normal()
{
    auto const radius = std::sqrt(-2 * std::log(uniform()));
    return radius * std::cos(2 * 3.141592653589793 * uniform());
}

}  // namespace sim
