#include "options.h"

#include "load.h"
#include "workload.h"

#include <getopt.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace sim {

namespace {

double number(std::string const& option, std::string const& text, double low, double high)
{
    char* end = nullptr;
    auto const value = std::strtod(text.c_str(), &end);
    if (text.empty() || *end != '\0' || !(value >= low && value <= high))
    {
        char range[96];
        std::snprintf(range, sizeof range, "a number from %.12g to %.12g", low, high);
        throw BadOption{option + " takes " + range + ", not '" + text + "'"};
    }
    return value;
}

std::uint32_t whole(std::string const& option, std::string const& text, double low, double high)
{
    auto const value = number(option, text, low, high);
    if (value != std::floor(value))
        throw BadOption{option + " takes a whole number, not '" + text + "'"};
    return static_cast<std::uint32_t>(value);
}

/** "0.02" or "2%". */
double share(std::string const& option, std::string const& text)
{
    if (!text.empty() && text.back() == '%')
        return number(option, text.substr(0, text.size() - 1), 0, 100) / 100;
    return number(option, text, 0, 1);
}

struct Assignment
{
    std::string type;
    std::string code;
    std::string value;
};

Assignment assignment(std::string const& option, std::string const& text)
{
    auto const equals = text.find('=');
    if (equals == std::string::npos)
        throw BadOption{option + " takes TYPE[:CODE]=VALUE, not '" + text + "'"};
    auto const what = text.substr(0, equals);
    auto const colon = what.find(':');
    return {
        what.substr(0, colon),
        colon == std::string::npos ? "" : what.substr(colon + 1),
        text.substr(equals + 1)};
}

/** The outcomes that are meant, by name or number. At least one. */
std::vector<std::size_t> outcomes(std::string const& option, Assignment const& to)
{
    std::vector<std::size_t> found;
    std::string known;
    for (std::size_t i = 0; i < kOutcomeCount; ++i)
    {
        auto const& outcome = kOutcomes[i];
        known += std::string(i == 0 ? "" : ", ") + outcome.typeName + ":" + outcome.token;
        bool const type = to.type == outcome.typeName || to.type == std::to_string(outcome.type);
        bool const code = to.code.empty() || to.code == outcome.token || to.code == std::to_string(outcome.code);
        if (type && code)
            found.push_back(i);
    }
    if (found.empty())
        throw BadOption{
            option + ": no " + to.type + (to.code.empty() ? "" : ":" + to.code) + " in the mix, which holds " + known};
    return found;
}

void refuseOverload(Options const& options)
{
    double applied = 0;
    for (std::size_t i = 0; i < kOutcomeCount; ++i)
        applied += options.mix[i] * meanApplies(kAppliesTables[kOutcomes[i].applies]);
    if (applied == 0)
        throw BadOption{"--mix leaves nothing to apply: give at least one type a factor above 0"};
    auto const meanUs = meanApplyNs(options) / 1000;
    auto const needed = options.rate * meanUs / 1e6;
    if (needed <= options.threads)
        return;
    char text[200];
    std::snprintf(
        text,
        sizeof text,
        "%g applies/s x %.1f µs mean = %.2f threads, but --threads is %u: lower --rate or --scale, or raise --threads",
        options.rate,
        meanUs,
        needed,
        options.threads);
    throw BadOption{text};
}

enum Flag { rate = 1, threads, duration, seed, slow, slowTail, scale, mix, dependence, ledger, runNoise, throwing, truth, spinning, version };

constexpr option kFlags[] = {
    {"rate", required_argument, nullptr, rate},
    {"threads", required_argument, nullptr, threads},
    {"duration", required_argument, nullptr, duration},
    {"seed", required_argument, nullptr, seed},
    {"slow", required_argument, nullptr, slow},
    {"slow-tail", required_argument, nullptr, slowTail},
    {"scale", required_argument, nullptr, scale},
    {"mix", required_argument, nullptr, mix},
    {"dependence", required_argument, nullptr, dependence},
    {"ledger", required_argument, nullptr, ledger},
    {"run-noise", required_argument, nullptr, runNoise},
    {"throw", required_argument, nullptr, throwing},
    {"truth", required_argument, nullptr, truth},
    {"spin", required_argument, nullptr, spinning},
    {"version", no_argument, nullptr, version},
    {nullptr, 0, nullptr, 0},
};

}  // namespace

Options parseOptions(int argc, char** argv)
{
    Options options;
    options.ledgerS = kLedgerS;
    options.slow.assign(kOutcomeCount, 1);
    options.mix.assign(kOutcomeCount, 1);
    options.slowTails.resize(kOutcomeCount);

    opterr = 0;
    for (int index = 0, flag; (flag = getopt_long(argc, argv, ":", kFlags, &index)) != -1;)
    {
        if (flag == '?')
            throw BadOption{std::string("unknown option ") + argv[optind - 1] + ": see the README for the options there are"};
        if (flag == ':')
            throw BadOption{std::string(argv[optind - 1]) + " needs a value"};
        std::string const name = std::string("--") + kFlags[index].name;
        std::string const text = optarg == nullptr ? "" : optarg;
        switch (flag)
        {
            case rate: options.rate = number(name, text, 0.1, 1e6); break;
            case threads: options.threads = whole(name, text, 1, 256); break;
            case duration: options.durationS = number(name, text, 0.001, 1e7); break;
            case seed: options.seed = whole(name, text, 0, 4294967295.0); break;
            case scale: options.scale = number(name, text, 1e-4, 1e4); break;
            case ledger: options.ledgerS = number(name, text, 0.1, 3600); break;
            case runNoise: options.runNoise = share(name, text); break;
            case throwing: options.throwShare = share(name, text); break;
            case truth: options.truthPath = text; break;
            case spinning: options.spin = whole(name, text, 1, 1e9); break;
            case version: options.version = true; break;
            case dependence:
                if (text != "0" && text != "ledger")
                    throw BadOption{name + " takes 0 or ledger, not '" + text + "'"};
                options.bursts = text == "ledger";
                break;
            case slow:
            case mix:
            {
                auto const to = assignment(name, text);
                auto const factor = number(name, to.value, flag == mix ? 0 : 1e-3, 1e3);
                for (auto const i : outcomes(name, to))
                    (flag == mix ? options.mix : options.slow)[i] *= factor;
                break;
            }
            case slowTail:
            {
                auto const to = assignment(name, text);
                auto const comma = to.value.find(',');
                if (comma == std::string::npos)
                    throw BadOption{name + " takes TYPE=SHARE,FACTOR, not '" + text + "'"};
                SlowTail const tail{
                    share(name, to.value.substr(0, comma)), number(name, to.value.substr(comma + 1), 1e-3, 1e3)};
                for (auto const i : outcomes(name, to))
                    options.slowTails[i].push_back(tail);
                break;
            }
        }
    }
    if (optind < argc)
        throw BadOption{std::string("unexpected argument '") + argv[optind] + "'"};
    if (!options.version && options.spin == 0)
        refuseOverload(options);
    return options;
}

}  // namespace sim
