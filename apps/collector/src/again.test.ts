import { describe, expect, it } from "vitest";
import { commandAgain } from "./again.ts";

describe("the command to paste after an error", () => {
  it("is what was typed, with sudo before it", () => {
    expect(commandAgain(["record", "-d", "300", "--note", "two words"], { sudo: true })).toBe(
      "sudo xrpl-probe record -d 300 --note 'two words'",
    );
  });

  it("names the process that runs in place of the one that was named, however it was written", () => {
    for (const named of [["-p", "1"], ["-p1"], ["--pid", "1"], ["--pid=1"], []]) {
      expect(commandAgain(["record", ...named, "-d", "5"], { pid: 43_107 })).toBe("xrpl-probe record -d 5 -p 43107");
    }
  });

  it("names it without an option where the command takes it so", () => {
    expect(commandAgain(["probes", "1", "--all"], { pid: 43_107 })).toBe("xrpl-probe probes --all 43107");
    expect(commandAgain(["probes"], { pid: 43_107 })).toBe("xrpl-probe probes 43107");
  });

  it("adds an option or changes its value", () => {
    expect(commandAgain(["serve", "--port", "5006", "--db", "a.db"], { option: ["--port", "5007"] })).toBe(
      "xrpl-probe serve --db a.db --port 5007",
    );
    expect(commandAgain(["delete", "01a2"], { option: ["--yes"] })).toBe("xrpl-probe delete 01a2 --yes");
  });
});
