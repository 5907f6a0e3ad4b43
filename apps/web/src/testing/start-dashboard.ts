import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const WEB = fileURLToPath(new URL("../..", import.meta.url));
const START_TIMEOUT_MS = 30_000;

export interface Dashboard {
  /** `http://127.0.0.1:49152` */
  readonly origin: string;
  [Symbol.asyncDispose](): Promise<void>;
}

export interface StartOptions {
  readonly databasePath: string;
  /** Left out: a free one. */
  readonly port?: number;
  /** What `xrpl-probe serve` would set for its flags. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Serves the built dashboard over a database on the loopback, until disposed. */
export async function startDashboard({ databasePath, environment, ...options }: StartOptions): Promise<Dashboard> {
  if (!existsSync(join(WEB, process.env.NEXT_DIST_DIR ?? ".next", "BUILD_ID")))
    throw new Error("the dashboard is not built: run `npm run build` first");
  const port = options.port ?? (await freePort());
  const origin = `http://127.0.0.1:${port}`;
  const next = join(dirname(createRequire(import.meta.url).resolve("next/package.json")), "dist/bin/next");
  const server = spawn(process.execPath, [next, "start", "--hostname", "127.0.0.1", "--port", String(port)], {
    cwd: WEB,
    env: {
      ...process.env,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      XRPL_PROBE_DB: databasePath,
      ...environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output: string[] = [];
  for (const stream of [server.stdout, server.stderr]) stream.on("data", (chunk: Buffer) => output.push(String(chunk)));
  try {
    await answers(`${origin}/runs`, server);
  } catch (cause) {
    await stop(server);
    throw new Error(`the dashboard did not start:\n${output.join("")}`, { cause });
  }
  return { origin, [Symbol.asyncDispose]: () => stop(server) };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (typeof address === "object" && address !== null ? resolve(address.port) : reject(address)));
    });
  });
}

async function answers(url: string, server: ChildProcess): Promise<void> {
  for (const deadline = Date.now() + START_TIMEOUT_MS; Date.now() < deadline && server.exitCode === null; ) {
    const response = await fetch(url).catch(() => null);
    if (response !== null) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(server.exitCode === null ? "no answer in time" : `it exited with ${server.exitCode}`);
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exited = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGTERM");
  const timer = setTimeout(() => server.kill("SIGKILL"), 5_000);
  await exited;
  clearTimeout(timer);
}
