"use client";

import type { ExplainedField, Explanation } from "@xrpl-probe/report";
import { formatCount, formatShare } from "@xrpl-probe/report/format";
import type { inferParserType } from "nuqs/server";
import { column, type DataTable } from "../../table/data-table.ts";
import { SaveButton } from "../../table/save-button.tsx";
import type { dataParams } from "./params.ts";

type Change = Partial<inferParserType<typeof dataParams>>;

/** Fewer spans than this say little. */
const FEW = 30;

/** Each field by how differently it is distributed in the box and outside; a click filters. */
export function ExplainPanel(props: {
  explain: Explanation | null;
  onFilter: (change: Change) => void;
  /** Which data, for files. */
  source: string;
}) {
  const { explain, onFilter, source } = props;
  if (explain === null)
    return (
      <aside aria-label="Explain" className="text-13 text-ink-3">
        <h2 className="mb-1 font-semibold text-14 text-ink">Explain</h2>
        <p>Drag a box over the map, or write its edges above: what sets the applies in it apart is ranked here.</p>
      </aside>
    );
  const { inside, outside, fields, sampled } = explain;
  return (
    <aside aria-label="Explain" className="min-w-0 text-13">
      <h2 className="font-semibold text-14">{titleOf(explain)}</h2>
      <p className="mb-2 text-12 text-ink-3">
        {formatCount(inside)} in the box, {formatCount(outside)} outside
        {sampled ? ", estimated from rows spread over the run" : ""}.
        {inside > 0 && inside < FEW ? " So few say little." : ""} Upper bar: share in the box; lower: outside.
      </p>
      {fields.map((field) => (
        <table key={field.field} className="mb-3 w-full table-fixed border-collapse text-12">
          <caption className="border-line border-b pb-1 text-left">
            <span className="font-semibold capitalize">{field.field}</span>{" "}
            <span className="text-ink-3">{formatShare(field.distance, 0)} differ</span>
          </caption>
          <thead>
            <tr>
              <th scope="col" className="w-[40%]">
                <span className="sr-only">{field.field}</span>
              </th>
              <td />
              <th scope="col" className="w-14 text-right font-normal text-ink-3">
                inside
              </th>
              <th scope="col" className="w-14 text-right font-normal text-ink-3">
                outside
              </th>
            </tr>
          </thead>
          <tbody>
            {field.values.map((value) => {
              const change = value.value === null ? null : filterFor(field.field, value.value);
              return (
                <tr key={value.label}>
                  <th scope="row" className="truncate py-0.5 pr-2 text-left font-normal">
                    {change === null ? (
                      value.label
                    ) : (
                      <button
                        type="button"
                        className="max-w-full truncate underline decoration-line-2 underline-offset-3 hover:decoration-current"
                        title={`Show only ${value.label}: ${formatCount(value.inside)} in the box, ${formatCount(value.outside)} outside`}
                        onClick={() => onFilter(change)}
                      >
                        {field.field === "code" || field.field === "probe" ? <code>{value.label}</code> : value.label}
                      </button>
                    )}
                  </th>
                  <td className="py-0.5" aria-hidden="true">
                    <span className="block h-1.5 min-w-px bg-ink-2" style={{ width: `${value.insideShare * 100}%` }} />
                    <span
                      className="mt-px block h-1.5 min-w-px bg-line-2"
                      style={{ width: `${value.outsideShare * 100}%` }}
                    />
                  </td>
                  <td className="py-0.5 pl-2 text-right">{formatShare(value.insideShare, 1)}</td>
                  <td className="py-0.5 pl-2 text-right text-ink-3">{formatShare(value.outsideShare, 1)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      ))}
      <div className="flex justify-end">
        <SaveButton
          title={titleOf(explain)}
          sub={`${formatCount(inside)} in the box, ${formatCount(outside)} outside${sampled ? ", estimated" : ""}.`}
          source={source}
          what="explain"
          table={tableOf(fields)}
        />
      </div>
    </aside>
  );
}

const COLUMNS = [
  column("Field", "field"),
  column("Value", "value"),
  column("Differ", "field_distance", "share"),
  column("Inside", "inside", "count"),
  column("Outside", "outside", "count"),
  column("Inside, share", "inside_share", "share"),
  column("Outside, share", "outside_share", "share"),
];

function tableOf(fields: Explanation["fields"]): DataTable {
  return {
    columns: COLUMNS,
    rows: fields.flatMap(({ field, distance, values }) =>
      values.map(({ label, inside, outside, insideShare, outsideShare }) => {
        return [field, label, distance, inside, outside, insideShare, outsideShare];
      }),
    ),
  };
}

function titleOf({ inside, fields }: Explanation): string {
  if (inside === 0) return "Nothing is in the box";
  const [first] = fields;
  const [value] = first?.values ?? [];
  if (first === undefined || value === undefined || first.distance < 0.05) return "Nothing sets the box apart";
  const more = value.insideShare > value.outsideShare;
  return `${more ? "More" : "Fewer"} of ${first.field} ${value.label}: ${formatShare(value.insideShare, 0)} in the box, ${formatShare(value.outsideShare, 0)} outside`;
}

function filterFor(field: ExplainedField["field"], value: string): Change | null {
  if (field === "attempt") return { attempt: Number(value) };
  if (field === "caller") return value === "open" || value === "build" || value === "other" ? { caller: value } : null;
  if (field === "probe") return { probe: value, type: null, code: null };
  return { [field]: value };
}
