import { arch } from "node:os";
import { ElfError } from "@xrpl-probe/elf";
import { LibbpfError } from "libbpf-ts";
import { CliError, type Detail, exitCodes } from "./errors.ts";
import type { StoreFault } from "./recording/store-messages.ts";
import { isStillRunning, type ServerProcess } from "./server/server-process.ts";

/** A failure to place probes, as an operator can act on it. Anything else passes unchanged. */
export function explainProbing(error: unknown, server: ServerProcess): unknown {
  if (!isStillRunning(server)) return serverEnded(server, error);
  if (error instanceof ElfError) {
    const details: Detail[] = error.hint ? [["do", error.hint]] : [];
    return new CliError(
      exitCodes.cannotProbe,
      `cannot place probes in ${server.exe} (pid ${server.pid}): ${error.reason}`,
      details,
      error,
    );
  }
  if (!(error instanceof LibbpfError)) return error;
  if (error.code === "permission") return noPermission(server, error);
  const details: Detail[] = error.hint ? [["do", error.hint]] : [];
  return new CliError(exitCodes.cannotProbe, error.message.split(". ")[0] ?? error.message, details, error);
}

/** Whatever failed then failed for that. */
function serverEnded({ pid, exe }: ServerProcess, cause: unknown): CliError {
  return new CliError(
    exitCodes.cannotProbe,
    `${exe} (pid ${pid}) ended before it was attached to`,
    [["do", "start it, and record it again"]],
    cause,
  );
}

/** CAP_BPF and CAP_PERFMON are not enough for a uprobe: the kernel wants CAP_SYS_ADMIN. */
export function noPermission(server: ServerProcess, cause?: unknown): CliError {
  const uid = process.getuid?.() ?? 0;
  const who = uid === 0 ? "from this container or service" : `(running as uid ${uid})`;
  return new CliError(
    exitCodes.cannotProbe,
    `may not place probes in pid ${server.pid}: CAP_SYS_ADMIN is missing ${who}`,
    [
      ["do", uid === 0 ? "docker run --cap-add SYS_ADMIN --pid=host …" : { sudo: true }],
      ["check", "xrpl-probe doctor"],
    ],
    cause,
  );
}

export function explainOldKernel(release: string, architecture: string = arch()): CliError | null {
  const [major = 0, minor = 0] = release.split(".").map(Number);
  const { minor: oldest, came } = oldestKernel(architecture);
  if (major > 5 || (major === 5 && minor >= oldest)) return null;
  return new CliError(exitCodes.cannotProbe, `Linux ${release} is too old to probe with: ${came} came in 5.${oldest}`, [
    ["do", `run the server on Linux 5.${oldest} or newer`],
  ]);
}

/** Of Linux 5, with what it brought that the programs cannot do without. */
export function oldestKernel(architecture: string): { readonly minor: number; readonly came: string } {
  return architecture === "arm64"
    ? { minor: 18, came: "compare-and-swap in BPF programs for arm64" }
    : { minor: 15, came: "attach cookies" };
}

/**
 * The database does not take what is recorded: what is kept, and what to do.
 *
 * @param stored slices that are in the database; null before the first probe was placed
 */
export function explainStorage(fault: StoreFault, stored: number | null, dropped = 0): CliError {
  const details: Detail[] = [["kept", keptText(stored, dropped)]];
  if (fault.hint) details.push(["do", fault.hint]);
  const isUse = ["missing", "not-a-database", "predecessor"].includes(fault.code);
  return new CliError(isUse ? exitCodes.usage : exitCodes.storage, fault.message, details);
}

function keptText(stored: number | null, dropped: number): string {
  if (stored === null) return "nothing was recorded; no probe was placed";
  const lost = dropped > 0 ? `${dropped} that came after are lost` : "what came after is lost";
  return `${stored} slices are in the database; ${lost}`;
}
