import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { basename } from "node:path";
import { buildId, type Decoder, type Elf, ElfError, findSymbols, readElf } from "@xrpl-probe/elf";
import { abiOf, type Era, eraFromSymbols, type Namespace, serverSymbols } from "@xrpl-probe/xrpl";
import { CliError, exitCodes } from "../errors.ts";
import { codeReaderFor } from "../probes/decoder.ts";
import type { ServerProcess } from "./server-process.ts";
import { versionOf } from "./version-of.ts";

/** The executable of a running server: what it is and how it is called. Close it when the plan is made. */
export interface Executable {
  readonly elf: Elf;
  readonly buildId: string | null;
  readonly version: string | null;
  /** 40 hex digits, where the build knew it. */
  readonly commit: string | null;
  readonly era: Era;
  readonly decoder: Decoder;
  [Symbol.dispose](): void;
}

/**
 * Reads the executable through /proc/PID/exe: the file that runs, also where the path was replaced since or lies in a
 * container. Nothing is executed before its symbols show that it is a server.
 *
 * @throws CliError 2 when it is no server's executable, 5 when its symbols are gone or it may not be read
 */
export async function openExecutable(server: ServerProcess): Promise<Executable> {
  const fd = openForReading(server);
  try {
    const elf = readElf({ size: fstatSync(fd).size, read: (offset, length) => readAt(fd, offset, length) });
    const namespace = namespaceOf(elf);
    if (namespace === null) throw notAServer(server);
    const reader = await codeReaderFor(elf.machine);
    const { version, commit } = await versionOf(server, elf, namespace, reader.stores);
    const era = eraOf(elf, namespace, version);
    if (era === null) throw notAServer(server);
    return {
      elf,
      buildId: buildId(elf),
      version,
      commit,
      era,
      decoder: reader.decoder,
      [Symbol.dispose]: () => closeSync(fd),
    };
  } catch (error) {
    closeSync(fd);
    throw error instanceof ElfError ? unreadable(server, error) : error;
  }
}

function openForReading(server: ServerProcess): number {
  try {
    return openSync(`/proc/${server.pid}/exe`, "r");
  } catch (cause) {
    throw new CliError(
      exitCodes.cannotProbe,
      `may not read the executable of pid ${server.pid} (running as uid ${process.getuid?.()})`,
      [["do", `sudo xrpl-probe record -p ${server.pid}`]],
      cause,
    );
  }
}

function readAt(fd: number, offset: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  const read = readSync(fd, bytes, 0, length, offset);
  return read === length ? bytes : bytes.subarray(0, read);
}

/** The version says how results are returned; without one the symbols do, at the price of a pass over them for each. */
function eraOf(elf: Elf, namespace: Namespace, version: string | null): Era | null {
  const abi = version === null ? null : abiOf(version);
  if (abi) return { namespace, abi };
  return eraFromSymbols((mangled) => findSymbols(elf, [{ exact: mangled }]).length > 0);
}

function namespaceOf(elf: Elf): Namespace | null {
  const operators = (["ripple", "xrpl"] as const).flatMap((namespace) =>
    serverSymbols(namespace).operator.map(({ query }) => ({ namespace, query })),
  );
  const [found] = findSymbols(
    elf,
    operators.map(({ query }) => query),
  );
  const match = operators.find(({ query }) => "exact" in query && query.exact === found?.name);
  return match?.namespace ?? null;
}

function notAServer(server: ServerProcess): CliError {
  if (!["rippled", "xrpld"].includes(basename(server.exe))) {
    return new CliError(exitCodes.usage, `pid ${server.pid} runs ${server.exe}, which is not rippled or xrpld`, [
      ["do", "leave -p out: the only server is found by itself"],
    ]);
  }
  return new CliError(
    exitCodes.cannotProbe,
    `cannot find Transactor::operator() in ${server.exe} (pid ${server.pid}): neither .symtab nor .dynsym names it`,
    [["do", "run a build that keeps its dynamic symbols (-rdynamic), as the official packages do"]],
  );
}

function unreadable(server: ServerProcess, error: ElfError): CliError {
  const isServer = ["rippled", "xrpld"].includes(basename(server.exe));
  return new CliError(
    error.code === "not-elf" || !isServer ? exitCodes.usage : exitCodes.cannotProbe,
    `cannot read ${server.exe} (pid ${server.pid}): ${error.message}`,
    error.hint ? [["do", error.hint]] : [],
    error,
  );
}
