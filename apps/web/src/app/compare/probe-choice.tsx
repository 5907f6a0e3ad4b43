"use client";

import { Select } from "../../components/select.tsx";
import { useCompareQuery } from "./compare-query.tsx";

/** The probe that is compared; a choice only where both sides have several. */
export function ProbeChoice({ probe, probes }: { probe: string; probes: readonly string[] }) {
  const { change } = useCompareQuery();
  if (probes.length < 2) {
    return (
      <span className="text-13 text-ink-3">
        probe <code>{probe}</code>
      </span>
    );
  }
  const options = probes.map((name) => ({ value: name, label: name, mono: true }));
  return (
    <Select
      label="Probe"
      value={probe}
      options={options}
      onChange={(name) => change({ probe: name, type: null, code: null })}
    />
  );
}
