import { createHash } from "node:crypto";
import { join } from "node:path";
import { allVersions, flavours, type SimVersion, versions } from "./flavours.ts";

/** One call of g++ with `args` and `-o output`. */
export interface CompileStep {
  readonly output: string;
  readonly args: readonly string[];
}

export interface CompilePlan {
  /** Objects; independent of each other. */
  readonly objects: readonly CompileStep[];
  /** Executables; after the objects. */
  readonly executables: readonly CompileStep[];
}

const serverSources = [
  "apply_steps",
  "layout",
  "main",
  "network",
  "peers",
  "serve",
  "spin",
  "transactor",
  "transactors",
];
const simSources = ["due_queue", "load", "options", "plan", "random", "script", "steps", "truth", "workload"];

// -rdynamic and PIE as the release builds have them; no ICF, so that no two functions share an address.
const compilerFlags = [
  ..."-std=c++17 -O2 -g0 -fPIE -Wall -Wextra -Werror -Wno-unused-private-field -pthread".split(" "),
  ..."-fno-ipa-icf -fcf-protection=none -ffp-contract=off -MMD".split(" "),
];
const linkerFlags = "-pie -rdynamic -pthread -Wl,--build-id".split(" ");

/** Everything that has to be compiled, with paths below the package's folder. The two betas of a flavour differ by their version literal alone. */
export function compilePlan(packageDir: string): CompilePlan {
  const cpp = join(packageDir, "cpp");
  const build = join(packageDir, "build");
  const objects: CompileStep[] = [];
  const executables: CompileStep[] = [];
  const compile = (output: string, source: string, defines: readonly string[]): string => {
    objects.push({ output, args: [...compilerFlags, ...defines, `-I${cpp}`, "-c", source] });
    return output;
  };
  for (const [flavour, { era, transactors, executable }] of Object.entries(flavours)) {
    const objectDir = join(build, "objects", flavour);
    const defines = [`-DSIM_ERA=${era}`, `-DTRANSACTORS="../transactors/${transactors}"`];
    const shared = [
      ...serverSources.map((name) =>
        compile(join(objectDir, `${name}.o`), join(cpp, "server", `${name}.cpp`), defines),
      ),
      ...simSources.map((name) => compile(join(objectDir, `${name}.o`), join(cpp, "sim", `${name}.cpp`), defines)),
      compile(join(objectDir, "tables.o"), tablesPath(packageDir, flavour), defines),
    ];
    for (const version of allVersions().filter((candidate) => versions[candidate] === flavour)) {
      const literals = [`-DSIM_VERSION="${version}"`, `-DSIM_COMMIT="${era >= 24 ? commitOf(version) : ""}"`];
      const object = compile(join(objectDir, `version-${version}.o`), join(cpp, "sim", "version.cpp"), literals);
      const output = join(build, version, executable);
      executables.push({ output, args: [...linkerFlags, ...shared, object] });
    }
  }
  return { objects, executables };
}

export function tablesPath(packageDir: string, flavour: string): string {
  return join(packageDir, "build", "generated", `${flavour}.cpp`);
}

/** A made-up commit, the same on every machine. */
function commitOf(version: SimVersion): string {
  return createHash("sha1").update(`rippled-sim ${version}`).digest("hex");
}
