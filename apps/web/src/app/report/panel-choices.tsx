"use client";

import type { PanelView } from "@xrpl-probe/report";
import { formatCountShort } from "@xrpl-probe/report/format";
import { PANEL_STATISTICS, type PanelStatistic } from "@xrpl-probe/report/panel-report";
import { Select, type SelectOption } from "../../components/select.tsx";
import type { PanelQuery } from "./params.ts";

const ALL = "*";

const STATISTIC_LABELS: Readonly<Partial<Record<PanelStatistic, string>>> = {
  p50: "median (p50)",
  share: "code share",
};

/** What one panel shows, all in the URL. */
export function PanelChoices(props: {
  number: number;
  color: "base" | "head" | "ink";
  query: PanelQuery;
  /** Null where the panel cannot be shown: then only the side can be changed. */
  choices: PanelView | null;
  sides: readonly SelectOption[];
  onChange: (change: Partial<PanelQuery>) => void;
}) {
  const { number, color, query, choices, sides, onChange } = props;
  const named = (names: readonly { name: string; count: number }[], mono = false): SelectOption[] => [
    { value: ALL, label: "all" },
    ...names.map(({ name, count }) => ({ value: name, label: name, detail: formatCountShort(count), mono })),
  ];
  const orNull = (value: string) => (value === ALL ? null : value);
  const known = sides.some(({ value }) => value === query.side);
  return (
    <fieldset
      aria-label={`What panel ${number} shows`}
      className={`mb-3 flex flex-wrap gap-2 border-l-3 pl-2 max-sm:grid max-sm:grid-cols-2 ${BORDER[color]}`}
    >
      <Select
        label="Run"
        value={query.side}
        options={known ? sides : [{ value: query.side, label: choices?.side.label ?? query.side }, ...sides]}
        onChange={(side) => onChange({ side })}
      />
      {choices !== null && (
        <>
          <Select
            label="Probe"
            value={choices.probe}
            options={choices.choices.probes.map((name) => ({ value: name, label: name, mono: true }))}
            onChange={(probe) => onChange({ probe, type: null, code: null })}
          />
          <Select
            label="Type"
            value={query.type ?? ALL}
            options={named(choices.choices.types)}
            onChange={(type) => onChange({ type: orNull(type) })}
          />
          <Select
            label="Code"
            value={query.code ?? ALL}
            options={named(
              choices.choices.codes.map(({ token, count }) => ({ name: token, count })),
              true,
            )}
            onChange={(code) => onChange({ code: orNull(code) })}
          />
        </>
      )}
      <Select
        label="Statistic"
        value={query.statistic}
        options={PANEL_STATISTICS.map((name) => ({ value: name, label: STATISTIC_LABELS[name] ?? name }))}
        onChange={(chosen) => {
          const statistic = PANEL_STATISTICS.find((name) => name === chosen);
          if (statistic !== undefined) onChange({ statistic });
        }}
      />
    </fieldset>
  );
}

const BORDER = { base: "border-base", head: "border-head", ink: "border-ink-3" } as const;
