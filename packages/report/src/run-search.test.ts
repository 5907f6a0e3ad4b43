import { describe, expect, it } from "vitest";
import { parseRunSearch, type SearchedRun } from "./run-search.ts";

const run = (tag: string, more: Partial<SearchedRun> = {}): SearchedRun => ({
  id: "01a1fe57-1111-7000-8000-000000000001",
  tags: [tag],
  commit: "6bccf8c9fe0eedc44a88d8c1c799064e302953cb",
  version: tag,
  host: "perf1",
  startedMs: new Date(2026, 9, 1, 12).getTime(),
  status: "complete",
  source: "ebpf",
  ...more,
});
const runs = [run("1.4.0-b4"), run("1.4.0-b5", { host: "perf2" }), run("1.3.0", { source: "import" })];
const found = (text: string) => runs.filter(parseRunSearch(text).matches).map(({ tags }) => tags[0]);

describe("the search over runs", () => {
  it.each([
    ["", ["1.4.0-b4", "1.4.0-b5", "1.3.0"]],
    ["tag:1.4.0-b*", ["1.4.0-b4", "1.4.0-b5"]],
    ["tag:1.4.0", []],
    ["host:PERF2", ["1.4.0-b5"]],
    ["commit:6bcc -b4", ["1.4.0-b5", "1.3.0"]],
    ["b5", ["1.4.0-b5"]],
    ["-tag:*b*", ["1.3.0"]],
    ["source:import", ["1.3.0"]],
    ["after:2026-10-01 tag:1.3.0", ["1.3.0"]],
    ["after:2026-10-02", []],
    ["before:2026-10-02 host:perf2", ["1.4.0-b5"]],
    ["tag:", ["1.4.0-b4", "1.4.0-b5", "1.3.0"]],
  ])("%j finds %j", (text, tags) => {
    expect(found(text)).toEqual(tags);
  });

  it("takes a dot as a dot", () => {
    expect(found("tag:1x3x0")).toEqual([]);
  });

  it("says which term it cannot read, and goes by the others", () => {
    expect(found("after:yesterday b4")).toEqual(["1.4.0-b4"]);
    expect(parseRunSearch("after:2026-02-30").errors[0]).toContain("no day");
    expect(parseRunSearch("hots:perf1").errors[0]).toContain("hots");
  });
});
