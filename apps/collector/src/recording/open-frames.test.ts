import type { Frame } from "@xrpl-probe/bpf";
import { expect, it } from "vitest";
import { abandonedByProbe } from "./open-frames.ts";

function frame(sp: number): Frame {
  return {
    startNs: 0,
    sp,
    result: 0,
    transactor: 0,
    txId: new Uint8Array(32),
    type: 0,
    usdtCode: 0,
    flags: 0,
    checked: 0,
  };
}

const unused = frame(0);
const open = (thread: number, ...sps: number[]) => ({
  thread,
  probe: 0,
  frames: {
    depth: sps.length,
    caller: 0,
    pass: 0,
    at: [...sps.map(frame), unused, unused, unused, unused].slice(0, 4),
  },
});

it("takes a call whose thread is gone for left by an exception", () => {
  expect(abandonedByProbe([open(1, 5000, 4000)], () => "gone").get(0)).toBe(2);
});

it("takes a call for left when its thread waits above it", () => {
  expect(abandonedByProbe([open(1, 5000)], () => 6000n).get(0)).toBe(1);
});

it("believes a call whose thread waits below it, or runs", () => {
  expect(abandonedByProbe([open(1, 5000)], () => 4000n).size).toBe(0);
  expect(abandonedByProbe([open(1, 5000)], () => "running").size).toBe(0);
});

it("tells the live outer call from the dead inner one", () => {
  expect(abandonedByProbe([open(1, 5000, 3000)], () => 4000n).get(0)).toBe(1);
});
