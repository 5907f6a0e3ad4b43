import { execFileSync, spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { bashCompletion } from "./bash-completion.ts";
import { examples } from "./examples.ts";
import { describedProgram, manual } from "./write-manual.ts";

const program = describedProgram();
const noMan = spawnSync("man", ["--version"]).error ? "man is not installed" : null;

describe("the manual", () => {
  const page = manual("2026-11-25");

  it("names every command, every option and every exit code", () => {
    for (const command of program.commands) {
      expect(page).toContain(`.SS "${command.name().replaceAll("-", "\\-")}`);
      for (const { flags } of command.options) expect(page).toContain(flags.replaceAll("-", "\\-"));
    }
    expect(page.match(/^\.B ([0-6]|70)$/gm)).toHaveLength(8);
  });

  it("has examples that can be typed", async () => {
    for (const [name, lines] of Object.entries(examples)) {
      for (const [line] of lines) {
        const asked = describedProgram();
        const called: string[] = [];
        for (const command of asked.commands) command.action(() => void called.push(command.name()));
        const [program = "", ...args] = line.replace(/^sudo /, "").split(" ");
        await asked.parseAsync(args, { from: "user" });
        expect([program, ...called]).toEqual(["xrpl-probe", name]);
      }
    }
  });

  it.skipIf(noMan !== null)(`is read by man without a complaint${noMan ? ` [skipped: ${noMan}]` : ""}`, () => {
    const { stdout, stderr } = spawnSync("man", ["--warnings", "-E", "UTF-8", "-l", "-"], {
      input: page,
      encoding: "utf8",
    });
    expect(stderr).toBe("");
    expect(stdout).toContain("EXIT STATUS");
  });
});

/** What bash would offer for a line. */
function offered(...words: string[]): string[] {
  const script = `${bashCompletion(program)}
COMP_WORDS=(xrpl-probe "$@"); COMP_CWORD=$#; _xrpl_probe; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return execFileSync("bash", ["-c", script, "bash", ...words], { encoding: "utf8", cwd: import.meta.dirname })
    .trim()
    .split("\n");
}

describe("completion in bash", () => {
  it("offers commands, then their options", () => {
    expect(offered("re")).toEqual(expect.arrayContaining(["record", "reindex"]));
    expect(offered("record", "--tr")).toEqual(["--transactions"]);
    expect(offered("watch", "--tr")).toEqual(["--transactions"]);
    expect(offered("--no-color", "wat")).toEqual(["watch"]);
  });

  it("offers values to choose from, and files where a file is wanted", () => {
    expect(offered("export", "--format", "")).toEqual(["csv", "json", "hgrm", "predecessor"]);
    expect(offered("runs", "--db", "man-p")).toEqual(["man-page.ts"]);
  });
});
