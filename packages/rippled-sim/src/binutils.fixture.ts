import { execFileSync } from "node:child_process";

/** What a tool (nm, objdump, readelf, strings, the server itself) prints. */
export function output(tool: string, ...args: string[]): string {
  return execFileSync(tool, args, { encoding: "utf8", maxBuffer: 256 * 1024 * 1024 });
}
