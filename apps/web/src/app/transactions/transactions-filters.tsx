"use client";

import type { TransactionsView } from "@xrpl-probe/report";
import { formatCountShort, formatDurationNs, formatElapsed } from "@xrpl-probe/report/format";
import type { inferParserType } from "nuqs/server";
import { useCallback, useMemo } from "react";
import { CloseIcon } from "../../components/icons.tsx";
import { readDuration, readElapsed } from "../../components/read-values.ts";
import { Segmented } from "../../components/segmented.tsx";
import { Select, type SelectOption } from "../../components/select.tsx";
import { useShortcuts } from "../../components/shortcuts/use-shortcuts.ts";
import { ValueField } from "../../components/value-field.tsx";
import type { dataParams } from "./params.ts";

type Query = inferParserType<typeof dataParams>;

const ALL = "*";

const COLORS = [
  { value: "count", label: "count" },
  { value: "share", label: "share" },
] as const;

/** What narrows the page, all of it in the URL. The box can be drawn on the map or written here. */
export function TransactionsFilters(props: {
  view: TransactionsView;
  sides: readonly SelectOption[];
  query: Query;
  onChange: (change: Partial<Query>) => void;
  color: "share" | "count";
  onColor: (color: "share" | "count") => void;
  busy: boolean;
}) {
  const { view, sides, query, onChange, color, onColor, busy } = props;
  const { choices, side } = view;
  const orNull = (value: string) => (value === ALL ? null : value);
  const all = (options: readonly SelectOption[]): SelectOption[] => [{ value: ALL, label: "all" }, ...options];
  const sideValue = query.side ?? side.query;
  const elapsed = (ms: number | null) => (ms === null ? "" : formatElapsed(ms));
  const duration = (ns: number | null) => (ns === null ? "" : formatDurationNs(ns));
  const boxed = [query.from, query.to, query.min, query.max].some((edge) => edge !== null);
  const unbox = useCallback(() => onChange({ from: null, to: null, min: null, max: null }), [onChange]);
  const keys = useMemo((): Record<string, () => void> => (boxed ? { Escape: unbox } : {}), [boxed, unbox]);
  useShortcuts(keys);
  return (
    <div
      role="toolbar"
      aria-label="Filters"
      aria-busy={busy}
      className="flex flex-wrap items-center gap-2 border-line border-y bg-ground py-2 aria-busy:text-ink-3 max-sm:grid max-sm:grid-cols-2"
    >
      <Select
        label="Run"
        value={sideValue}
        options={
          sides.some(({ value }) => value === sideValue) ? sides : [{ value: sideValue, label: side.label }, ...sides]
        }
        onChange={(chosen) => onChange({ side: chosen })}
      />
      {choices.probes.length > 1 && (
        <Select
          label="Probe"
          value={view.probe}
          options={choices.probes.map((name) => ({ value: name, label: name, mono: true }))}
          onChange={(probe) => onChange({ probe, type: null, code: null })}
        />
      )}
      <Select
        label="Type"
        value={query.type ?? ALL}
        options={all(
          choices.types.map(({ name, count }) => ({ value: name, label: name, detail: formatCountShort(count) })),
        )}
        onChange={(type) => onChange({ type: orNull(type) })}
      />
      <Select
        label="Code"
        value={query.code ?? ALL}
        options={[
          ...all([{ value: "failed", label: "every failure" }]),
          ...choices.codes.map(({ token, count }) => ({
            value: token,
            label: token,
            detail: formatCountShort(count),
            mono: true,
          })),
        ]}
        onChange={(code) => onChange({ code: orNull(code) })}
      />
      {choices.attempts.length > 0 && (
        <Select
          label="Attempt"
          value={query.attempt === null ? ALL : String(query.attempt)}
          options={all(choices.attempts.map((attempt) => ({ value: String(attempt), label: String(attempt) })))}
          onChange={(attempt) => onChange({ attempt: attempt === ALL ? null : Number(attempt) })}
        />
      )}
      {choices.callers.length > 0 && (
        <Select
          label="Caller"
          value={query.caller ?? ALL}
          options={all(choices.callers.map((caller) => ({ value: caller, label: caller })))}
          onChange={(chosen) => onChange({ caller: CALLERS.find((caller) => caller === chosen) ?? null })}
        />
      )}
      {choices.passes.length > 0 && (
        <Select
          label="Pass"
          value={query.pass ?? ALL}
          options={all(choices.passes.map((pass) => ({ value: pass, label: pass })))}
          onChange={(chosen) => onChange({ pass: PASSES.find((pass) => pass === chosen) ?? null })}
        />
      )}
      <span className="inline-flex min-w-0 items-center gap-1 text-13 text-ink-3 max-sm:col-span-2">
        Time
        <ValueField
          label="From"
          value={elapsed(query.from)}
          parse={readElapsed}
          placeholder="0:30"
          onChange={(from) => onChange({ from })}
        />
        to
        <ValueField
          label="To"
          value={elapsed(query.to)}
          parse={readElapsed}
          placeholder="1:00"
          onChange={(to) => onChange({ to })}
        />
      </span>
      <span className="inline-flex min-w-0 items-center gap-1 text-13 text-ink-3 max-sm:col-span-2">
        Took
        <ValueField
          label="At least"
          value={duration(query.min)}
          parse={readDuration}
          placeholder="1 ms"
          onChange={(min) => onChange({ min })}
        />
        to
        <ValueField
          label="Less than"
          value={duration(query.max)}
          parse={readDuration}
          placeholder="20 ms"
          onChange={(max) => onChange({ max })}
        />
      </span>
      {boxed && (
        <button type="button" className="btn btn-bare" onClick={unbox}>
          <CloseIcon />
          No box
        </button>
      )}
      <span className="grow max-sm:hidden" />
      <Segmented label="Colour shows" value={color} options={COLORS} onChange={onColor} />
    </div>
  );
}

const CALLERS = ["open", "build", "other"] as const;
const PASSES = ["retry", "final"] as const;
