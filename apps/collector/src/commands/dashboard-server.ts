import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { CliError, exitCodes } from "../errors.ts";

/** How the dashboard's server is started: arguments for Node.js, and what it reads of its environment. */
export interface DashboardServer {
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * The server of the package, which stands beside this bundle, or the one that the repository has built.
 * @throws CliError 2 when there is neither
 */
export function dashboardServer(host: string, port: number): DashboardServer {
  const packed = here("../../web/server.js");
  if (existsSync(packed)) return { args: [packed], environment: { HOSTNAME: host, PORT: String(port) } };
  const web = here("../../../web");
  if (!existsSync(`${web}/package.json`)) {
    throw new CliError(exitCodes.usage, `this installation has no dashboard: there is neither ${packed} nor ${web}`, [
      ["do", "unpack the whole package, or copy the database to a machine that has it"],
      ["or", "show, compare and trend say the same in the terminal"],
    ]);
  }
  if (!existsSync(`${web}/${process.env.NEXT_DIST_DIR ?? ".next"}/BUILD_ID`)) {
    throw new CliError(exitCodes.usage, "the dashboard is not built yet", [["do", "npm run build"]]);
  }
  const next = createRequire(`${web}/package.json`).resolve("next/dist/bin/next");
  return { args: [next, "start", web, "-p", String(port), "-H", host], environment: {} };
}
