import { existsSync, readFileSync, realpathSync } from "node:fs";
import { declareFfi, type Library, loadLibrary, versionOf } from "./declare-ffi.ts";
import { LibbpfError } from "./error.ts";
import type { Ffi } from "./ffi.ts";
import { Libbpf } from "./libbpf.ts";
import { type Candidate, libraryCandidates } from "./library-candidates.ts";
import { mappingAt } from "./proc-maps.ts";
import { formatVersion, isSupported, OLDEST_SUPPORTED, type Version, versionInFileName } from "./version.ts";

const INSTALL = "install libbpf (Debian 12, Ubuntu 24.04: apt-get install libbpf1), or name one in XPROBE_LIBBPF";

/**
 * Loads libbpf 0.8 or newer: the file named by the environment variable XPROBE_LIBBPF, else the one at `path` where
 * that exists (a copy bundled with the program), else the system's. Needs no privileges.
 */
export function loadLibbpf({ path, env = process.env }: { path?: string; env?: NodeJS.ProcessEnv } = {}): Libbpf {
  const candidates = libraryCandidates({ fromEnvironment: env.XPROBE_LIBBPF, bundled: path, exists: existsSync });
  const failures: string[] = [];
  for (const candidate of candidates) {
    const library = tryToLoad(candidate, failures);
    if (library !== null) return fromLibrary(library, candidate.path);
  }
  throw new LibbpfError({ code: "no-library", operation: "load libbpf", reason: failures.join("; "), hint: INSTALL });
}

function tryToLoad({ path, required }: Candidate, failures: string[]): Library | null {
  try {
    return loadLibrary(path);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    if (required) throw noLibrary(path, reason, cause);
    failures.push(reason);
    return null;
  }
}

function fromLibrary(library: Library, path: string): Libbpf {
  const version = versionOf(library) ?? versionInFileName(fileOf(path));
  if (version === null) throw noLibrary(path, "it does not tell its version: it is not libbpf, or older than 0.6");
  if (!isSupported(version)) throw tooOld(path, version);
  try {
    const ffi = declareFfi(library);
    return new Libbpf(ffi, formatVersion(version), pathOf(ffi) ?? path);
  } catch (cause) {
    throw noLibrary(path, cause instanceof Error ? cause.message : String(cause), cause);
  }
}

function noLibrary(path: string, reason: string, cause?: unknown): LibbpfError {
  return new LibbpfError({ code: "no-library", operation: `load libbpf from ${path}`, reason, hint: INSTALL, cause });
}

function tooOld(path: string, version: Version): LibbpfError {
  return new LibbpfError({
    code: "library-too-old",
    operation: `use ${path}`,
    reason: `it is libbpf ${formatVersion(version)}, ${formatVersion(OLDEST_SUPPORTED)} or newer is needed`,
    hint: INSTALL,
  });
}

function pathOf(ffi: Ffi): string | undefined {
  return mappingAt(readFileSync("/proc/self/maps", "utf8"), ffi.libbpf.majorVersionAddress)?.path;
}

/** The real file behind a path, or behind a name that the dynamic linker has just resolved. */
function fileOf(path: string): string {
  if (path.includes("/")) return existsSync(path) ? realpathSync(path) : path;
  const mapped = readFileSync("/proc/self/maps", "utf8")
    .split("\n")
    .find((line) => line.includes(`/${path}`));
  return mapped?.slice(mapped.indexOf("/")) ?? path;
}
