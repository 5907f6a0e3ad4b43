import { broken, runCli } from "./cli.ts";
import { CliError, exitCodes } from "./errors.ts";
import { errnoText } from "./host/errno-text.ts";
import { errorLines } from "./output/error-lines.ts";
import { terminalOf } from "./output/terminal.ts";
import { ttyOf } from "./top/tty.ts";

/** The only place that prints or exits. */
const args = process.argv.slice(2);
const noColor = args.includes("--no-color");
const errorTerminal = terminalOf(process.stderr, process.env, noColor);
const stop = new AbortController();

/** The first Ctrl-C ends the run cleanly; the second one ends the process. Probes end with it in either case. */
function onSignal(signal: "SIGINT" | "SIGTERM"): void {
  if (stop.signal.aborted) process.exit(signal === "SIGINT" ? 130 : 143);
  stop.abort();
}

async function ask(question: string): Promise<string> {
  const { createInterface } = await import("node:readline/promises");
  listenForStop();
  const dialogue = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await dialogue.question(question, { signal: stop.signal });
  } catch {
    // Ctrl-C, or the end of input: no answer.
    return "";
  } finally {
    dialogue.close();
  }
}

/** Tells what went wrong, and gives the exit code. */
async function told(error: unknown): Promise<number> {
  const known = error instanceof CliError ? error : broken(error);
  const lines = errorLines(errorTerminal, known, args);
  if (args.includes("--verbose")) lines.push(...(await import("./output/verbose-lines.ts")).verboseLines(known));
  process.stderr.write(`${lines.join("\n")}\n`);
  return known.exitCode;
}

function flushed(): Promise<boolean> {
  return new Promise((resolve) => void process.stdout.write("", (error) => resolve(!error)));
}

/** Only for commands that end by themselves when they are told to: whatever computes without a pause could not hear it. */
function listenForStop(): void {
  if (process.listenerCount("SIGINT") > 0) return;
  process.on("SIGINT", () => onSignal("SIGINT"));
  process.on("SIGTERM", () => onSignal("SIGTERM"));
}

process.on("uncaughtException", (error) => void told(error).then((code) => process.exit(code)));

/** What standard output did not take. A reader that has gone away (`| head`) is no reason to lose the run. */
let unwritten: NodeJS.ErrnoException | null = null;
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") unwritten ??= error;
});
process.stderr.on("error", () => undefined);

function requireWritten(): void {
  if (unwritten === null) return;
  throw new CliError(exitCodes.storage, `cannot write to standard output: ${errnoText(unwritten)}`, [], unwritten);
}

try {
  process.exitCode = await runCli(args, {
    args,
    terminal: terminalOf(process.stdout, process.env, noColor),
    print: (text) => void process.stdout.write(text),
    flushed,
    errorTerminal,
    progress: (text) => void process.stderr.write(text),
    ask: process.stdin.isTTY && process.stderr.isTTY ? ask : null,
    tty: process.stdin.isTTY && process.stdout.isTTY ? ttyOf(process.stdin, process.stdout) : null,
    get stopped() {
      listenForStop();
      return stop.signal;
    },
  });
  await flushed();
  requireWritten();
} catch (error) {
  process.exitCode = await told(error);
}
