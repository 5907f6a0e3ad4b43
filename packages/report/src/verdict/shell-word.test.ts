import { describe, expect, it } from "vitest";
import { shellWord } from "./shell-word.ts";

describe("shellWord", () => {
  it("leaves tags and paths as they are", () => {
    expect(shellWord("1.4.0-b5")).toBe("1.4.0-b5");
    expect(shellWord("~/runs/first.db")).toBe("~/runs/first.db");
  });

  it("quotes what a shell would take apart or run", () => {
    expect(shellWord("two words")).toBe("'two words'");
    expect(shellWord("$(reboot)")).toBe("'$(reboot)'");
    expect(shellWord("it's")).toBe("'it'\\''s'");
    expect(shellWord("")).toBe("''");
  });
});
