import { basename } from "node:path";
import { buildId, type Decoder, type Elf, ElfError, findFunctions, parseFunctionPattern } from "@xrpl-probe/elf";
import { abiOf, type Era, eraFromSymbols, type Namespace, parseVersion, releaseOf } from "@xrpl-probe/xrpl";
import { CliError, exitCodes } from "../errors.ts";
import { errnoText } from "../host/errno-text.ts";
import { codeReaderFor } from "../probes/decoder.ts";
import { withSymbols } from "./debug-symbols.ts";
import { type OpenElf, openElf } from "./open-file.ts";
import type { ServerProcess } from "./server-process.ts";
import { versionOf } from "./version-of.ts";

/** The executable of a server: what it is and how it is called. Close it when the plan is made. */
export interface Executable {
  readonly elf: Elf;
  readonly buildId: string | null;
  readonly version: string | null;
  /** 40 hex digits, where the build knew it. */
  readonly commit: string | null;
  readonly era: Era;
  /** Why the layout of its structures is not certain; null where the tables know the version. */
  readonly layoutNote: string | null;
  /** Where the symbols come from, if not from the executable. */
  readonly debugFile: string | null;
  readonly decoder: Decoder;
  [Symbol.dispose](): void;
}

/** A server that runs, or its file alone. */
interface Source {
  readonly path: string;
  readonly exe: string;
  readonly server: ServerProcess | null;
  readonly debugFile: string | undefined;
}

/**
 * Reads the executable through /proc/PID/exe: the file that runs, also where the path was replaced since or lies in a
 * container. Nothing is executed before its symbols show that it is a server.
 *
 * @param debugFile where its symbols are; left out, the usual places are looked into
 * @throws CliError 2 when it is no server's executable, 5 when its symbols are gone or it may not be read
 */
export function openExecutable(server: ServerProcess, debugFile?: string): Promise<Executable> {
  return open({ path: `/proc/${server.pid}/exe`, exe: server.exe, server, debugFile });
}

/** The same of a file that need not run; it is never executed. */
export function openExecutableFile(path: string, debugFile?: string): Promise<Executable> {
  return open({ path, exe: path, server: null, debugFile });
}

async function open(source: Source): Promise<Executable> {
  const file = openForReading(source);
  try {
    const roots = source.server ? [`/proc/${source.server.pid}/root`, ""] : [""];
    const symbols = withSymbols(file.elf, source.exe, roots, source.debugFile);
    const dispose = () => {
      symbols[Symbol.dispose]();
      file[Symbol.dispose]();
    };
    try {
      return { ...(await identified(symbols.elf, source)), debugFile: symbols.debugFile, [Symbol.dispose]: dispose };
    } catch (error) {
      symbols[Symbol.dispose]();
      throw error;
    }
  } catch (error) {
    file[Symbol.dispose]();
    throw error instanceof ElfError ? unreadable(source, error) : error;
  }
}

type Identified = Omit<Executable, "debugFile" | typeof Symbol.dispose>;

async function identified(elf: Elf, source: Source): Promise<Identified> {
  const namespace = namespaceOf(elf);
  if (namespace === null) throw notAServer(source, elf);
  const reader = codeReaderFor(elf.machine);
  const { version, commit } = await versionOf(source.server, elf, namespace, reader.stores);
  const era = eraOf(elf, namespace, version);
  if (era === null) throw notAServer(source, elf);
  return { elf, buildId: buildId(elf), version, commit, era, layoutNote: layoutNote(version), decoder: reader.decoder };
}

function openForReading({ path, exe, server }: Source): OpenElf {
  try {
    return openElf(path);
  } catch (cause) {
    if (cause instanceof ElfError) throw unreadable({ exe, server }, cause);
    const whose = server ? `the executable of pid ${server.pid}` : path;
    throw new CliError(
      server ? exitCodes.cannotProbe : exitCodes.usage,
      `cannot read ${whose}: ${errnoText(cause)}`,
      [["do", server ? { sudo: true } : "name the server's executable, or its pid"]],
      cause,
    );
  }
}

/** The version says how results are returned; without one the symbols do, at the price of a pass over them for each. */
function eraOf(elf: Elf, namespace: Namespace, version: string | null): Era | null {
  const known = version === null ? null : parseVersion(version);
  // The result moved behind a pointer during the betas of 2.4.0.
  const isBetween = known?.major === 2 && known.minor === 4 && known.patch === 0 && known.pre !== null;
  const abi = version === null || isBetween ? null : abiOf(version);
  return abi ? { namespace, abi } : eraFromSymbols((pattern) => has(elf, pattern));
}

function layoutNote(version: string | null): string | null {
  if (version === null || abiOf(version) === null) {
    return "version unknown: its symbols tell which layout of structures it has";
  }
  if (releaseOf(version)?.known !== false) return null;
  return `version ${version} is not in the tables: the nearest known layout of structures is taken`;
}

function namespaceOf(elf: Elf): Namespace | null {
  const names = ["ripple", "xrpl"] as const;
  const patterns = names.map((name) => parseFunctionPattern(`${name}::Transactor::operator()()`));
  const found = findFunctions(
    elf,
    patterns.filter((pattern) => pattern !== null),
  );
  return names.find((_, index) => (found[index]?.length ?? 0) > 0) ?? null;
}

function has(elf: Elf, pattern: string): boolean {
  const parsed = parseFunctionPattern(pattern);
  return parsed !== null && findFunctions(elf, [parsed]).some((symbols) => symbols.length > 0);
}

type Named = Pick<Source, "exe" | "server">;

const isServerName = (exe: string): boolean => ["rippled", "xrpld"].includes(basename(exe));
const whereOf = ({ exe, server }: Named): string => (server ? `${exe} (pid ${server.pid})` : exe);

function notAServer(source: Named, elf: Elf): CliError {
  const { exe, server } = source;
  if (server && !isServerName(exe)) {
    return new CliError(
      exitCodes.usage,
      `pid ${server.pid} runs ${exe}, which is not rippled or xrpld: nothing in it is called Transactor::operator()`,
      [["do", "leave the pid out: the only server is found by itself"]],
    );
  }
  const id = buildId(elf);
  const debug = id === null ? "no debug file was found" : `no debug file has build-id ${id.slice(0, 12)}`;
  return new CliError(
    exitCodes.cannotProbe,
    `cannot find Transactor::operator() in ${whereOf(source)}: neither .symtab nor .dynsym names it, and ${debug}`,
    [
      ["do", "install the package's debug symbols, or point to them:"],
      ["or", { option: ["--debug-file", `/path/to/${basename(exe)}.debug`] }],
    ],
  );
}

function unreadable(source: Named, error: ElfError): CliError {
  return new CliError(
    error.code === "not-elf" || !isServerName(source.exe) ? exitCodes.usage : exitCodes.cannotProbe,
    `cannot read ${whereOf(source)}: ${error.reason}`,
    [["do", error.hint]],
    error,
  );
}
