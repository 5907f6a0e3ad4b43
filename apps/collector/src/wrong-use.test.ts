import { CommanderError } from "commander";
import { describe, expect, it } from "vitest";
import { runCli } from "./cli.ts";
import { CliError, exitCodes } from "./errors.ts";
import type { Io } from "./io.ts";
import { terminalOf } from "./output/terminal.ts";
import { wrongUse } from "./wrong-use.ts";

const io = (args: readonly string[]): Io => ({
  args,
  terminal: terminalOf({}, {}),
  print: () => undefined,
  flushed: () => Promise.resolve(true),
  errorTerminal: terminalOf({}, {}),
  progress: () => undefined,
  ask: null,
  tty: null,
  stopped: new AbortController().signal,
});

async function refused(...args: string[]): Promise<CliError> {
  const error = await runCli(args, io(args)).catch((thrown: unknown) => thrown);
  if (error instanceof CliError) return error;
  throw new Error(`not refused: ${args.join(" ")}`);
}

describe("wrong use of the command line", () => {
  it.each([
    [["recrod"], "unknown command 'recrod': did you mean record?", "xrpl-probe --help"],
    [["help", "nosuch"], "unknown command 'nosuch'", "xrpl-probe --help"],
    [["record", "--pidd", "3"], "unknown option '--pidd': did you mean --pid?", "xrpl-probe record --help"],
    [
      ["record", "-p", "abc"],
      "cannot take 'abc' for --pid: it must be a whole number above 0",
      "xrpl-probe record --help",
    ],
    [["record", "-t"], "--tags lacks its value: -t, --tags <tags>", "xrpl-probe record --help"],
    [["record", "43107"], "record takes no arguments, and was given 1", "xrpl-probe record --help"],
    [
      ["export", "a", "--format", "xml"],
      /for --format: it must be one of csv, json, hgrm, predecessor$/,
      "xrpl-probe export --help",
    ],
    [["compare", "a"], "the argument <head> is missing", "xrpl-probe compare --help"],
    [["synthetic"], "--tag is missing: -t, --tag <version>", "xrpl-probe synthetic --help"],
    [["runs", "--jsn"], "unknown option '--jsn'", "xrpl-probe runs --help"],
    [["tag", "01a2", "--jsn"], "unknown option '--jsn'", "xrpl-probe tag --help"],
    [["runs", "--db", ""], "cannot take '' for --db: it must be the path of a file", "xrpl-probe runs --help"],
    [["tag", "01a2", "+a,b"], "cannot change the tags: a tag has no comma", "xrpl-probe tag --help"],
  ])("%j is one sentence, and says where its right use is told", async (args, sentence, help) => {
    const error = await refused(...args);
    expect(error.message).toMatch(sentence);
    expect(error).toMatchObject({ exitCode: exitCodes.usage, details: [["see", help]] });
  });

  it("keeps words of commander that it does not know", () => {
    const error = new CommanderError(1, "commander.new", "error: something else.");
    expect(wrongUse(error, [], []).message).toBe("something else");
  });
});

describe("a defect", () => {
  it("is not what a pipeline reads as a verdict", async () => {
    const args = ["--version"];
    const print = () => {
      throw new Error("no paper");
    };
    const broken = await runCli(args, { ...io(args), print }).catch((thrown: unknown) => thrown);
    expect(broken).toMatchObject({ exitCode: 70, message: "a defect of xrpl-probe, please report it: no paper" });
  });
});
