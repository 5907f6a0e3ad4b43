import { describe, expect, it } from "vitest";
import { calibrationOf } from "../calibrate/calibration-of.ts";
import { compareSides } from "./compare-sides.ts";
import { ASKED, betas, NOW_MS, verdictDatabase } from "./testing/verdict-database.ts";

const short = { seconds: 40, appliesPerS: 150, applies: false };
const unchanged = Array.from({ length: 12 }, (_, i) => ({ tag: "1.3.0", seed: 40 + i, ...short }));
const db = verdictDatabase(
  [...unchanged, ...betas(1, {}, short)],
  // Versions after a change that was accepted: the unchanged runs tell the prior and are no history.
  "insert into annotations (scope, tag, kind, text, created_ms) values ('series', '1.4.0-b4', 'accepted', 'known', 0)",
);
const earlier = "(select key from runs where version = '1.3.0')";

/** What a comparison and the calibration say after some SQL, which is then undone. */
function after<T>(sql: string, ask: () => T): T {
  db.$client.exec(`begin; ${sql}`);
  try {
    return ask();
  } finally {
    db.$client.exec("rollback");
  }
}

const priorAfter = (sql: string) => after(sql, () => compareSides(db, ASKED).history.prior);
const groupsAfter = (sql: string) => after(sql, () => calibrationOf(db, { nowMs: NOW_MS }).groups.length);

describe("the prior", () => {
  it("is learnt from 12 runs of one build, and single runs are then judged", () => {
    const { history, verdict } = compareSides(db, ASKED);
    expect(history).toMatchObject({ runs: [], prior: "learnt", sentence: expect.stringContaining("unchanged runs") });
    expect(verdict.text).not.toContain("noise between runs is unknown");
  });

  it.each([
    ["of several builds of one version", `update runs set build_id = 'b' || key where key in ${earlier}`],
    [
      "that show neither build id nor commit",
      `update runs set build_id = null, git_commit = null where key in ${earlier}`,
    ],
  ])("is not learnt from runs %s, nor is noise calibrated by them", (_, sql) => {
    expect(priorAfter(sql)).toBe("assumed");
    expect(groupsAfter(sql)).toBe(0);
  });

  it("is not learnt from runs that lost more than 1 %, nor is noise calibrated by them", () => {
    const sql = `update slices set lost = 5000 where level = -1 and run_key in ${earlier}`;
    expect(priorAfter(sql)).toBe("assumed");
    expect(groupsAfter(sql)).toBe(0);
  });

  it.each([
    ["of another environment", `update runs set environment_key = 'other' where key in ${earlier}`],
    ["of another length", `update runs set duration_class = 'another' where key in ${earlier}`],
    ["of another sampling", `update runs set sampling = 0.5 where key in ${earlier}`],
    ["by another definition", `update probes set definition = 'other' where run_key in ${earlier}`],
    ["by another exit method", `update probes set exit_method = 'uretprobe' where run_key in ${earlier}`],
  ])("is not learnt from runs %s", (_, sql) => {
    expect(priorAfter(sql)).toBe("assumed");
    expect(groupsAfter(sql)).toBe(1);
  });
});

describe("a comparison as it was", () => {
  const times = (tag: string) => {
    const [run] = compareSides(db, ASKED)[tag === ASKED.base ? "base" : "head"].runs;
    return { id: run?.id ?? "", startedMs: run?.startedMs ?? 0, endedMs: (run?.startedMs ?? 0) + (run?.lengthMs ?? 0) };
  };

  it("does not know a tag's run that was still recorded then, but knows one that is named", () => {
    const head = times(ASKED.head);
    const asOfMs = head.endedMs - 1;
    expect(() => compareSides(db, { ...ASKED, asOfMs })).toThrow(expect.objectContaining({ code: "empty-side" }));
    expect(compareSides(db, { ...ASKED, asOfMs: head.endedMs }).head.runs).toHaveLength(1);
    expect(compareSides(db, { ...ASKED, head: head.id, asOfMs }).head.runs).toHaveLength(1);
    expect(() => compareSides(db, { ...ASKED, head: head.id, asOfMs: head.startedMs - 1 })).toThrow(
      expect.objectContaining({ code: "empty-side", message: expect.stringContaining("had not begun") }),
    );
  });

  it("does not know earlier runs that had not ended then", () => {
    const { endedMs } = times(ASKED.head);
    const late = `update runs set ended_ms = ${endedMs + 1} where key in ${earlier}`;
    expect(after(late, () => compareSides(db, { ...ASKED, asOfMs: endedMs }).history.prior)).toBe("assumed");
    expect(after(late, () => compareSides(db, { ...ASKED, asOfMs: endedMs + 1 }).history.prior)).toBe("learnt");
  });
});
