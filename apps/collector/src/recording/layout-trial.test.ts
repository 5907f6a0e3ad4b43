import { describe, expect, it } from "vitest";
import type { DecodedSpan } from "./decode-span.ts";
import { LayoutTrial, type TriedSpan, withoutTransaction } from "./layout-trial.ts";

const span: DecodedSpan = {
  startNs: 0,
  durationNs: 1000,
  thread: 1,
  probe: 0,
  type: 7,
  code: 0,
  applied: true,
  hasTx: true,
  fromFreePreflight: false,
  caller: 1,
  pass: 0,
};
const good: TriedSpan = { span, txId: new Uint8Array(32).fill(9) };
const bad = {
  type: { ...good, span: { ...span, type: 40_000 } },
  code: { ...good, span: { ...span, code: 123_456 } },
  id: { ...good, txId: new Uint8Array(32) },
  unreadable: { span: withoutTransaction(span), txId: null },
} satisfies Record<string, TriedSpan>;

const give = (trial: LayoutTrial, applies: readonly TriedSpan[]) => applies.map((apply) => trial.take(apply).length);
const repeated = (apply: TriedSpan, times: number) => Array.from({ length: times }, () => apply);

describe("a layout that is only assumed", () => {
  it("holds the first 20 applies back, then lets all of them go and the rest pass", () => {
    const trial = new LayoutTrial();
    expect(give(trial, repeated(good, 22))).toEqual([...repeated(good, 19).map(() => 0), 20, 1, 1]);
    expect(trial.isRefused).toBe(false);
  });

  it.each(Object.keys(bad) as (keyof typeof bad)[])("is refused where the %s makes no sense", (what) => {
    const trial = new LayoutTrial();
    give(trial, repeated(bad[what], 20));
    expect(trial.isRefused).toBe(true);
    expect(trial.counts).toEqual({ seen: 20, wrong: 20 });
  });

  it("is not refused for one apply in twenty", () => {
    const trial = new LayoutTrial();
    give(trial, [...repeated(good, 19), bad.type, ...repeated(good, 180), ...repeated(bad.type, 50)]);
    expect(trial.isRefused).toBe(false);
    expect(trial.counts.seen).toBe(200);
  });

  it("is refused within the first 200 applies also after it was trusted", () => {
    const trial = new LayoutTrial();
    give(trial, [...repeated(good, 40), ...repeated(bad.id, 10)]);
    expect(trial.isRefused).toBe(true);
  });

  it("is judged by what there is when a slice ends, and by nothing where there is nothing", () => {
    const trial = new LayoutTrial();
    expect(trial.settle()).toEqual([]);
    give(trial, repeated(bad.code, 3));
    expect(trial.settle()).toHaveLength(3);
    expect(trial.isRefused).toBe(true);
    const lenient = new LayoutTrial();
    give(lenient, [good, bad.type, good]);
    lenient.settle();
    expect(lenient.isRefused).toBe(false);
  });
});

it("keeps the duration of a span without its transaction", () => {
  expect(withoutTransaction(span)).toMatchObject({
    durationNs: 1000,
    thread: 1,
    type: null,
    code: null,
    applied: null,
  });
});
