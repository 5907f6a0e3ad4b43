import type { ServerChoice } from "../server/choose-server.ts";
import type { ServerProcess } from "../server/server-process.ts";
import type { Check } from "./check.ts";
import { Examination } from "./examination.ts";
import { checkClock, checkKernel, checkLockdown, checkPidNamespace } from "./host-checks.ts";
import { examineProbing } from "./probe-checks.ts";
import { examineServer } from "./server-checks.ts";
import { checkDatabase, checkDisk } from "./storage-checks.ts";

export interface Diagnosis {
  readonly checks: readonly Check[];
  /** The server that a recording would take; null where there is not exactly one. */
  readonly server: ServerProcess | null;
  /** How many servers run, where none was named. */
  readonly running: number;
}

export interface DoctorOptions extends ServerChoice {
  readonly db: string;
  /** The command line: what to do is often the same once more. */
  readonly args: readonly string[];
}

/** Tries everything that a recording needs, on this process and not on a server; it changes nothing. */
export async function diagnose(options: DoctorOptions): Promise<Diagnosis> {
  const examination = new Examination(options.args);
  await examination.check("kernel", [], () => checkKernel());
  await examination.check("lockdown", [], () => checkLockdown());
  await examination.check("clock", [], () => checkClock());
  await examination.check("pid namespace", [], () => checkPidNamespace());
  await examineProbing(examination);
  await examination.check("database", [], () => checkDatabase(options.db));
  await examination.check("disk", [], () => checkDisk(options.db));
  const found = await examineServer(examination, options);
  return { checks: examination.checks, ...found };
}
