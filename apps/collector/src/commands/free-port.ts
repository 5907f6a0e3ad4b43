import { once } from "node:events";
import { createServer } from "node:net";
import { CliError, type Detail, exitCodes } from "../errors.ts";
import { errnoText } from "../host/errno-text.ts";

/**
 * Whether somebody may listen there, by listening there for a moment.
 * @throws CliError 2 with the reason and what to do
 */
export async function requireFreePort(host: string, port: number): Promise<void> {
  const server = createServer();
  try {
    server.listen(port, host);
    await once(server, "listening");
  } catch (error) {
    const why = errnoText(error);
    throw new CliError(
      exitCodes.usage,
      `cannot listen on ${host}, port ${port}: ${why}`,
      [adviceOn(error, port)],
      error,
    );
  } finally {
    server.close();
  }
}

function adviceOn(error: unknown, port: number): Detail {
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code === "EADDRINUSE") return ["do", { option: ["--port", String(port + 1)] }];
  if (code === "EACCES") return ["do", { option: ["--port", "5006"] }];
  return ["do", "name an address of this machine with --host"];
}
