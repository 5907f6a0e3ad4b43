import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCli } from "./testing/cli.ts";

describe("serving the dashboard", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "xrpl-probe-serving-"));
    writeFileSync(join(folder, "notes.db"), "these are notes, more than a hundred bytes of them ".repeat(4));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  async function refused(args: readonly string[], sentence: RegExp): Promise<void> {
    const end = await runCli(["serve", ...args], { cwd: folder });
    expect(end.stderr.replace(/\n {12}/g, " ")).toMatch(sentence);
    expect(end.exitCode).toBe(2);
  }

  it("is refused to other machines unless somebody insists", () =>
    refused(["--host", "0.0.0.0"], /cannot listen on 0\.0\.0\.0: .*no access control[\s\S]*--insecure-listen/));

  it("is refused for a database that is missing, also as one of several", () =>
    refused(["--db", folder, "--db", "none.db"], /cannot open none\.db: there is no such file/));

  it("is refused for a file that is no database", () =>
    refused(["--db", "notes.db"], /notes\.db.*not a SQLite database/));
});
