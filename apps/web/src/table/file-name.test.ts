import { expect, it } from "vitest";
import { fileName } from "./file-name.ts";

it("a file is called after its page, its data and what it shows", () => {
  const source = "xrpl-probe, 1.4.0-b4 against 1.4.0-b5, probe transactor, Payment tecPATH_DRY";
  expect(fileName({ path: "/compare", source, what: "histogram" }, "csv")).toBe(
    "compare_1.4.0-b4-against-1.4.0-b5_probe-transactor_Payment-tecPATH_DRY_histogram.csv",
  );
  expect(
    fileName({ path: "/runs/01a2", source: "xrpl-probe, run 01a2 of b5, 0:10 to 0:20", what: "codes" }, "json"),
  ).toBe("run_run-01a2-of-b5_0-10-to-0-20_codes.json");
  expect(fileName({ path: "/", source: "xrpl-probe, a/b", what: "x" }, "svg")).toBe("home_a-b_x.svg");
});

it("a long list of runs is cut, not what the file shows", () => {
  const name = fileName({ path: "/compare", source: `xrpl-probe, ${"01a213a8,".repeat(40)}`, what: "codes" }, "csv");
  expect(name.length).toBeLessThan(120);
  expect(name).toMatch(/_codes\.csv$/);
});
