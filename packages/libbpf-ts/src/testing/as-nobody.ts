import { execFile } from "node:child_process";
import { promisify } from "node:util";

const NOBODY = 65534;
const INDEX = new URL("../index.ts", import.meta.url).href;

/** Runs statements that use this package in a process without privileges; returns what they threw, as a plain object. */
export async function asNobody(statements: string): Promise<Record<string, unknown>> {
  const script = `
    import { readFileSync } from "node:fs";
    import { loadLibbpf, uprobeMultiWorks } from ${JSON.stringify(INDEX)};
    const act = async () => { ${statements} };
    act().catch(({ message, code, errnoName }) => console.log(JSON.stringify({ message, code, errnoName })));
  `;
  const args = ["--import", import.meta.resolve("tsx"), "--input-type=module", "--eval", script];
  const { stdout } = await promisify(execFile)(process.execPath, args, { uid: NOBODY, gid: NOBODY, env: {} });
  return JSON.parse(stdout);
}
