import { type DoctorOptions, diagnose } from "../doctor/diagnose.ts";
import { type ExitCode, exitCodes } from "../errors.ts";
import type { Io } from "../io.ts";
import { doctorLines } from "../output/doctor-lines.ts";

/** Says what a recording would find here, and what to do where it could not work. */
export async function doctor(options: DoctorOptions & { readonly json: boolean }, io: Io): Promise<ExitCode> {
  const diagnosis = await diagnose(options);
  const hasFailed = diagnosis.checks.some(({ state }) => state === "failed");
  const { checks, server } = diagnosis;
  io.print(
    options.json
      ? `${JSON.stringify({ ready: !hasFailed, pid: server?.pid ?? null, checks }, null, 2)}\n`
      : `${doctorLines(io.terminal, diagnosis).join("\n")}\n`,
  );
  return hasFailed ? exitCodes.cannotProbe : exitCodes.ok;
}
