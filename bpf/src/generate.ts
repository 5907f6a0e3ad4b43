/**
 * Builds the BPF objects and writes what is made from them: `npm run generate -w bpf`. With `--check` nothing is
 * written: it exits 1 when what is committed is older than the sources.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Btf } from "./btf.ts";
import { structsSource } from "./structs-source.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const objects = ["probe.x86_64.o", "probe.arm64.o"] as const;

interface Manifest {
  /** SHA-256 over the sources and the flags, so that staleness shows on machines without clang. */
  readonly sources: string;
  /** Bytes are compared only under the compiler that made them. */
  readonly clang: string;
  readonly objects: Readonly<Record<string, string>>;
}

const sha256 = (...parts: (string | Uint8Array)[]) =>
  parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest("hex");

function sourcesHash(): string {
  const headers = readdirSync(root).filter((file) => file.endsWith(".h"));
  const files = ["probe.bpf.c", ...headers.sort(), "Makefile", "src/btf.ts", "src/structs-source.ts"];
  return sha256(...files.flatMap((file) => [file, readFileSync(join(root, file))]));
}

function clangVersion(): string | null {
  try {
    return execFileSync("clang", ["--version"], { encoding: "utf8" }).split("\n")[0] ?? null;
  } catch {
    return null;
  }
}

function build(out: string, clang: string): { files: Map<string, Uint8Array>; manifest: Manifest } {
  execFileSync("make", ["-s", "-C", root, `OUT=${out}`], { stdio: ["ignore", "ignore", "inherit"] });
  const files = new Map<string, Uint8Array>(objects.map((name) => [name, readFileSync(join(out, name))]));
  const dump = execFileSync("bpftool", ["-j", "btf", "dump", "file", join(out, objects[0])], { encoding: "utf8" });
  const structs = structsSource(new Btf((JSON.parse(dump) as { types: [] }).types));
  files.set("structs.ts", Buffer.from(structs));
  const hashes = Object.fromEntries([...files].map(([name, bytes]) => [name, sha256(bytes)]));
  return { files, manifest: { sources: sourcesHash(), clang, objects: hashes } };
}

function stale(committed: Manifest): string | null {
  if (committed.sources !== sourcesHash()) return "the sources changed";
  for (const [name, hash] of Object.entries(committed.objects)) {
    if (sha256(readFileSync(join(root, "generated", name))) !== hash) return `${name} is not the file that was built`;
  }
  const clang = clangVersion();
  if (clang !== committed.clang) return null;
  const fresh = withTemporaryFolder((out) => build(out, clang).manifest);
  const differs = Object.keys(fresh.objects).find((name) => fresh.objects[name] !== committed.objects[name]);
  return differs ? `${differs} differs from a fresh build` : null;
}

function withTemporaryFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "xrpl-probe-bpf-"));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (process.argv.includes("--check")) {
  const reason = stale(JSON.parse(readFileSync(join(root, "generated/manifest.json"), "utf8")) as Manifest);
  if (reason) {
    process.stderr.write(`bpf/generated is stale: ${reason}. Run: npm run generate -w bpf\n`);
    process.exitCode = 1;
  }
} else {
  const clang = clangVersion();
  if (!clang) throw new Error("clang is missing: run npm run setup");
  const { files, manifest } = withTemporaryFolder((out) => build(out, clang));
  for (const [name, bytes] of files) writeFileSync(join(root, "generated", name), bytes);
  writeFileSync(join(root, "generated/manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}
