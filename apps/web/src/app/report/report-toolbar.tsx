"use client";

import { formatElapsed } from "@xrpl-probe/report/format";
import { useMemo } from "react";
import { CloseIcon } from "../../components/icons.tsx";
import { readElapsed } from "../../components/read-values.ts";
import { Segmented } from "../../components/segmented.tsx";
import { Select } from "../../components/select.tsx";
import { useShortcuts } from "../../components/shortcuts/use-shortcuts.ts";
import { ValueField } from "../../components/value-field.tsx";
import { MOST_PANELS } from "./params.ts";

interface View {
  readonly scale: "log" | "linear";
  readonly tool: "brush" | "zoom" | "pan";
  readonly linkTime: boolean;
  readonly linkValue: boolean;
  readonly crosshair: boolean;
}

const TOOLS = [
  { value: "pan", label: "pan" },
  { value: "zoom", label: "zoom" },
  { value: "brush", label: "brush" },
] as const;

const SCALES = [
  { value: "log", label: "log" },
  { value: "linear", label: "linear" },
] as const;

const LINKS = [
  { key: "linkTime", label: "link time" },
  { key: "linkValue", label: "link value" },
  { key: "crosshair", label: "crosshair" },
] as const;

/** What dragging does, the brushed time, and what the panels share. */
export function ReportToolbar(props: {
  view: View;
  onView: (change: Partial<View>) => void;
  brush: { readonly fromMs: number; readonly toMs: number } | null;
  onBrush: (range: readonly [fromMs: number, toMs: number] | null) => void;
  panels: number;
  onPanels: (count: number) => void;
  onReset: () => void;
  busy: boolean;
}) {
  const { view, onView, brush, onBrush, panels, onPanels, onReset, busy } = props;
  const keys = useMemo(
    () => ({
      b: () => onView({ tool: "brush" }),
      z: () => onView({ tool: "zoom" }),
      p: () => onView({ tool: "pan" }),
      l: () => onView({ scale: view.scale === "log" ? "linear" : "log" }),
      r: onReset,
      Escape: () => onBrush(null),
    }),
    [onView, onReset, onBrush, view.scale],
  );
  useShortcuts(keys);
  const edge = (which: "fromMs" | "toMs") => (brush === null ? "" : formatElapsed(brush[which]));
  const setEdge = (which: "fromMs" | "toMs") => (ms: number | null) => {
    const next = { fromMs: brush?.fromMs ?? 0, toMs: brush?.toMs ?? 0, [which]: ms ?? 0 };
    if (which === "fromMs" && next.toMs <= next.fromMs) next.toMs = next.fromMs + 60_000;
    onBrush(next.toMs > next.fromMs ? [next.fromMs, next.toMs] : null);
  };
  return (
    <div
      role="toolbar"
      aria-label="Tools"
      aria-busy={busy}
      className="mt-3 flex flex-wrap items-center gap-2 border-line border-y bg-ground py-2 aria-busy:text-ink-3"
    >
      <Segmented label="Dragging" value={view.tool} options={TOOLS} onChange={(tool) => onView({ tool })} />
      <button type="button" className="btn font-normal" onClick={onReset}>
        Reset
      </button>
      <span className="inline-flex items-center gap-1 text-13 text-ink-3">
        Brushed
        <ValueField
          label="Brushed from"
          value={edge("fromMs")}
          parse={readElapsed}
          placeholder="0:30"
          onChange={setEdge("fromMs")}
        />
        to
        <ValueField
          label="Brushed to"
          value={edge("toMs")}
          parse={readElapsed}
          placeholder="1:00"
          onChange={setEdge("toMs")}
        />
        {brush !== null && (
          <button type="button" className="btn btn-bare" onClick={() => onBrush(null)}>
            <CloseIcon />
            <span className="sr-only">Take the brush away</span>
          </button>
        )}
      </span>
      <span className="grow max-sm:hidden" />
      <Segmented label="Scale of latency" value={view.scale} options={SCALES} onChange={(scale) => onView({ scale })} />
      {LINKS.map(({ key, label }) => (
        <label key={key} className="inline-flex cursor-pointer items-center gap-1.5 text-13">
          <input
            type="checkbox"
            checked={view[key]}
            onChange={(event) => onView({ [key]: event.target.checked })}
            className="accent-ink"
          />
          {label}
        </label>
      ))}
      <Select
        label="Panels"
        value={String(panels)}
        options={Array.from({ length: MOST_PANELS }, (_, at) => ({ value: String(at + 1), label: String(at + 1) }))}
        onChange={(count) => onPanels(Number(count))}
      />
    </div>
  );
}
