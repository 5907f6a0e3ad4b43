import { describe, expect, it } from "vitest";
import { abiOf } from "./abi.ts";
import { insideOfApplyAs } from "./nesting.ts";
import { probePresets, typePreset } from "./presets.ts";

describe("insideOfApplyAs", () => {
  it("leaves out what surrounds an apply or runs beside it", () => {
    const outside = ["transactor", "preflight", "preclaim", "do_apply", "build_ledger", "job", "find_paths"];
    for (const name of [...outside, "peer_send"]) expect(insideOfApplyAs({ name, definition: null })).toBeNull();
  });

  it("counts the classes of a binary as one, and others by name", () => {
    expect(insideOfApplyAs(typePreset("ripple", "Payment"))).toBe("types");
    expect(insideOfApplyAs({ name: "payment", definition: "payment: preflight to doApply" })).toBe("payment");
    expect(insideOfApplyAs({ name: "mine", definition: "mine: ripple::flow(*)" })).toBe("mine");
  });

  it("knows a side for every preset", () => {
    const abi = abiOf("2.4.0");
    if (abi === null) throw new Error("2.4.0 is a known version");
    const presets = probePresets({ namespace: "ripple", abi });
    const inside = presets.filter((preset) => insideOfApplyAs(preset) !== null);
    expect(inside.map(({ name }) => name)).toEqual(["payment", "offer_create"]);
  });
});
