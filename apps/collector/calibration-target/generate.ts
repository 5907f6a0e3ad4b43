/**
 * Builds the calibration target for each architecture: `npm run generate -w xrpl-probe`. With `--check` nothing is
 * written: it exits 1 when what is committed is older than the source.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL(".", import.meta.url));
const source = join(root, "target.c");
/** Beside the sources, where the bundle has it too: `../generated` of the module that loads it. */
const generated = join(root, "../src/generated");
const compilers = { x86_64: "x86_64-linux-gnu-gcc", arm64: "aarch64-linux-gnu-gcc" } as const;
const flags = "-O2 -Wall -Wextra -Werror -shared -fPIC -nostartfiles -Wl,--build-id=none -Wl,-z,noexecstack -s".split(
  " ",
);

type Arch = keyof typeof compilers;

interface Manifest {
  /** SHA-256 over the source and the flags, so that staleness shows on machines without the compilers. */
  readonly source: string;
  readonly objects: Readonly<Record<Arch, { readonly sha256: string; readonly compiler: string }>>;
}

const sha256 = (...parts: (string | Uint8Array)[]) =>
  parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest("hex");
const sourceHash = () => sha256(readFileSync(source), flags.join(" "));
const fileOf = (arch: Arch) => join(generated, `calibration.${arch}.so`);
const architectures = Object.keys(compilers) as Arch[];

/** First line of the compiler's version; null where it is not installed. */
function versionOf(arch: Arch): string | null {
  try {
    return execFileSync(compilers[arch], ["--version"], { encoding: "utf8" }).split("\n")[0] ?? null;
  } catch {
    return null;
  }
}

function compile(arch: Arch): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), "xrpl-probe-calibration-"));
  try {
    const out = join(folder, "target.so");
    execFileSync(compilers[arch], [...flags, "-o", out, source], { stdio: "inherit" });
    return readFileSync(out);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function stale({ source: committed, objects }: Manifest): string | null {
  if (committed !== sourceHash()) return "target.c changed";
  for (const arch of architectures) {
    const { sha256: hash, compiler } = objects[arch];
    if (sha256(readFileSync(fileOf(arch))) !== hash) return `${fileOf(arch)} is not the file that was built`;
    if (versionOf(arch) === compiler && sha256(compile(arch)) !== hash)
      return `calibration.${arch}.so differs from a fresh build`;
  }
  return null;
}

const manifestPath = join(generated, "calibration.json");
if (process.argv.includes("--check")) {
  const reason = stale(JSON.parse(readFileSync(manifestPath, "utf8")) as Manifest);
  if (reason) {
    process.stderr.write(`calibration-target is stale: ${reason}. Run: npm run generate -w xrpl-probe\n`);
    process.exitCode = 1;
  }
} else {
  const objects = architectures.map((arch) => {
    const compiler = versionOf(arch);
    if (!compiler) throw new Error(`${compilers[arch]} is missing: apt-get install gcc-aarch64-linux-gnu gcc`);
    const bytes = compile(arch);
    writeFileSync(fileOf(arch), bytes);
    return [arch, { sha256: sha256(bytes), compiler }] as const;
  });
  const manifest = { source: sourceHash(), objects: Object.fromEntries(objects) };
  writeFileSync(manifestPath, `${JSON.stringify(manifest, null, 2)}\n`);
}
