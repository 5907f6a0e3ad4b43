"use client";

import { useState } from "react";
import { EditDialog } from "./edit-dialog.tsx";

/** What may be accepted; the first of each list is offered. */
export interface AcceptChoices {
  readonly tags: readonly string[];
  readonly probes: readonly string[];
  readonly types: readonly { readonly type: number; readonly name: string }[];
  /** Where the question comes from a verdict; null: nothing narrower than the lists is meant. */
  readonly about: { readonly type: number } | null;
}

const STATISTICS = [
  { value: "p50", label: "p50" },
  { value: "p90", label: "p90" },
  { value: "p99", label: "p99" },
  { value: "p999", label: "p99.9" },
  { value: "mean", label: "mean" },
] as const;

const ALL = "";

/** Says that a series may have a new level from a version on. */
export function AcceptDialog({ tags, probes, types, about, onClose }: AcceptChoices & { onClose: () => void }) {
  const [tag, setTag] = useState(tags[0] ?? "");
  const [probe, setProbe] = useState(probes[0] ?? ALL);
  const [type, setType] = useState(about === null ? ALL : String(about.type));
  const [statistic, setStatistic] = useState(ALL);
  const [text, setText] = useState("");
  const chosen = STATISTICS.find(({ value }) => value === statistic)?.value ?? null;
  return (
    <EditDialog
      title="Accept a change"
      action="Accept"
      signed
      edits={(author) => [
        {
          kind: "accept",
          tag,
          probe: probe === ALL ? null : probe,
          type: type === ALL ? null : Number(type),
          statistic: chosen,
          text,
          author,
        },
      ]}
      onClose={onClose}
    >
      <p className="text-13 text-ink-2">
        From this version on the series has a new level by design: later versions are held against it, and trends show
        the step as accepted.
      </p>
      <div className="grid grid-cols-2 gap-3">
        <Choice label="From version" value={tag} onChange={setTag} options={tags.map((name) => [name, name])} />
        <Choice label="Probe" value={probe} onChange={setProbe} options={all(probes.map((name) => [name, name]))} />
        <Choice
          label="Type"
          value={type}
          onChange={setType}
          options={all(types.map((of) => [String(of.type), of.name]))}
        />
        <Choice
          label="Statistic"
          value={statistic}
          onChange={setStatistic}
          options={all(STATISTICS.map(({ value, label }) => [value, label]))}
        />
      </div>
      <label className="grid gap-1 text-12 text-ink-2">
        Why
        <input
          className="field"
          required
          maxLength={4000}
          placeholder="slower by design: #1234"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
    </EditDialog>
  );
}

type Option = readonly [value: string, label: string];

const all = (options: readonly Option[]): Option[] => [[ALL, "all"], ...options];

function Choice(props: {
  label: string;
  value: string;
  options: readonly Option[];
  onChange: (value: string) => void;
}) {
  return (
    <label className="grid gap-1 text-12 text-ink-2">
      {props.label}
      <select className="field" value={props.value} onChange={(event) => props.onChange(event.target.value)}>
        {props.options.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}
