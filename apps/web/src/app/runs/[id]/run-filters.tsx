"use client";

import type { RunView } from "@xrpl-probe/report";
import { formatCountShort, formatElapsed } from "@xrpl-probe/report/format";
import { useMemo } from "react";
import { CloseIcon } from "../../../components/icons.tsx";
import { Segmented } from "../../../components/segmented.tsx";
import { Select, type SelectOption } from "../../../components/select.tsx";
import { useShortcuts } from "../../../components/shortcuts/use-shortcuts.ts";
import { useRunQuery } from "./run-query.tsx";

/** A value that no type or code is called. */
const ALL = "*";

/** What narrows the page, all of it in the URL. Time is chosen by dragging over the heat map and taken back here. */
export function RunFilters(props: {
  filter: RunView["filter"];
  choices: RunView["choices"];
  chosen: { readonly type: string | null; readonly code: string | null };
}) {
  const { filter, choices, chosen } = props;
  const { change, pending, view, changeView } = useRunQuery();
  const { color, scale } = view;
  const ranged = filter.fromMs !== null || filter.toMs !== null;
  const keys = useMemo(
    () => ({
      l: () => changeView({ scale: scale === "log" ? "linear" : "log" }),
      c: () => document.querySelector<HTMLElement>("[data-compare]")?.click(),
      ...(ranged && { Escape: () => change({ from: null, to: null }) }),
    }),
    [changeView, scale, ranged, change],
  );
  useShortcuts(keys);
  return (
    <div
      role="toolbar"
      aria-label="Filters"
      aria-busy={pending}
      className="sticky top-0 z-10 flex flex-wrap items-center gap-2 border-line border-y bg-ground py-2 aria-busy:text-ink-3 max-md:static max-sm:grid max-sm:grid-cols-2"
    >
      {choices.probes.length > 1 && (
        <Select
          label="Probe"
          value={filter.probe}
          options={choices.probes.map((name) => ({ value: name, label: name, mono: true }))}
          onChange={(probe) => change({ probe, type: null, code: null })}
        />
      )}
      <Select
        label="Type"
        value={chosen.type ?? ALL}
        options={withAll(choices.types.map(({ name, count }) => option(name, count)))}
        onChange={(type) => change({ type: type === ALL ? null : type })}
      />
      <Select
        label="Code"
        value={chosen.code ?? ALL}
        options={withAll(choices.codes.map(({ token, count }) => ({ ...option(token, count), mono: true })))}
        onChange={(code) => change({ code: code === ALL ? null : code })}
      />
      {filter.fromMs !== null && filter.toMs !== null && (
        <button type="button" className="btn gap-1.5 font-normal" onClick={() => change({ from: null, to: null })}>
          <span className="text-ink-3">Time</span>
          {formatElapsed(filter.fromMs)} to {formatElapsed(filter.toMs)}
          <CloseIcon />
          <span className="sr-only">, show all of the time</span>
        </button>
      )}
      <span className="grow max-sm:hidden" />
      <Segmented label="Colour shows" value={color} options={COLORS} onChange={(next) => changeView({ color: next })} />
      <Segmented
        label="Scale of latency"
        value={scale}
        options={SCALES}
        onChange={(next) => changeView({ scale: next })}
      />
    </div>
  );
}

const COLORS = [
  { value: "share", label: "share of slice" },
  { value: "count", label: "count" },
] as const;

const SCALES = [
  { value: "log", label: "log" },
  { value: "linear", label: "linear" },
] as const;

function withAll(options: readonly SelectOption[]): SelectOption[] {
  return [{ value: ALL, label: "all" }, ...options];
}

function option(name: string, count: number): SelectOption {
  return { value: name, label: name, detail: formatCountShort(count) };
}
