import { Command } from "commander";
import type { ExitCode } from "../errors.ts";
import type { Io } from "../io.ts";
import { dbPath, port } from "./option-parsers.ts";
import type { ServeOptions } from "./serve.ts";

interface ServeFlags extends Omit<ServeOptions, "db"> {
  readonly db?: readonly string[];
}

export function serveCommand(io: Io, ended: (code: ExitCode) => void): Command {
  return new Command("serve")
    .summary("serve the dashboard on this machine")
    .description("Serves the dashboard of one database or several, until Ctrl-C. Opens nothing by itself.")
    .option(
      "--db <path>",
      "a database to show, or a folder of them; once more for each (default: ./probes.db)",
      (path: string, before: readonly string[] = []) => [...before, dbPath(path)],
    )
    .option("--port <port>", "port to listen on", port, 5006)
    .option("--host <address>", "address to listen on", "127.0.0.1")
    .option("--allow-edit", "let visitors change tags and notes, accept changes and delete runs", false)
    .option("--insecure-listen", "listen on --host although everybody who reaches it may read all runs", false)
    .action(async ({ db = ["./probes.db"], ...flags }: ServeFlags) => {
      const { serve } = await import("./serve.ts");
      ended(await serve({ db, ...flags }, io));
    });
}
