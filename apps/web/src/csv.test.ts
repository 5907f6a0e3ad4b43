import { expect, it } from "vitest";
import { csvOf } from "./csv.ts";

it("rows are written so that any spreadsheet reads them as they are", () => {
  expect(
    csvOf(
      ["run", "tags", "p50_ns"],
      [
        ["01a1", 'a, "b"', 1.5],
        ["01a2", null, -2],
      ],
    ),
  ).toBe('run,tags,p50_ns\r\n01a1,"a, ""b""",1.5\r\n01a2,,-2\r\n');
});

it("a text that looks like a formula is kept from being one", () => {
  expect(csvOf(["tag"], [["=1+1"], ["-b4"], ["@x"]])).toBe("tag\r\n'=1+1\r\n'-b4\r\n'@x\r\n");
});
