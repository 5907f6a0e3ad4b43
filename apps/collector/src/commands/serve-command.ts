import { Command, InvalidArgumentError } from "commander";
import type { ExitCode } from "../errors.ts";
import type { Io } from "../io.ts";
import { port } from "./option-parsers.ts";
import type { ServeOptions } from "./serve.ts";

export function serveCommand(io: Io, ended: (code: ExitCode) => void): Command {
  return new Command("serve")
    .summary("serve the dashboard on this machine")
    .description("Serves the dashboard of a database, until Ctrl-C. Opens nothing by itself.")
    .option("--db <path>", "the database to show", "./probes.db")
    .option("--port <port>", "port to listen on", port, 5006)
    .option("--host <address>", "loopback address to listen on", loopback, "127.0.0.1")
    .action(async (options: ServeOptions) => {
      const { serve } = await import("./serve.ts");
      ended(await serve(options, io));
    });
}

/** There is no access control yet: nobody but this machine may ask. */
function loopback(text: string): string {
  if (["127.0.0.1", "::1", "localhost"].includes(text)) return text;
  throw new InvalidArgumentError("The dashboard has no access control: only 127.0.0.1, ::1 and localhost are served.");
}
