"use client";

import type { ProbeRow, RunHead } from "@xrpl-probe/report";
import { formatCount, formatIn, formatLatencyIn, formatShare } from "@xrpl-probe/report/format";
import { latencyNs } from "@xrpl-probe/report/latency";
import { CheckIcon, WarnIcon } from "../../../components/icons.tsx";
import { ScrollRegion } from "../../../components/scroll-region.tsx";
import { useUnit } from "../../../components/use-unit.ts";
import { column, type DataTable } from "../../../table/data-table.ts";
import { SaveButton } from "../../../table/save-button.tsx";
import { exactNs } from "../../../table/shown-table.ts";
import { probesTitle } from "./findings.ts";

const NONE = "-";

/** What was placed into the server, what it counted, and what it took. */
export function ProbesTable(props: { probes: readonly ProbeRow[]; run: Pick<RunHead, "shortId" | "tags"> }) {
  const { probes, run } = props;
  const unitOf = useUnit();
  if (probes.length === 0) return null;
  const p50 = unitOf(probes.map((probe) => latencyNs(probe.p50)));
  return (
    <section className="mt-8 min-w-0">
      <div className="mb-2 flex items-baseline justify-between gap-4">
        <h2 className="font-semibold text-16 tracking-[-0.008em]">{probesTitle(probes)}</h2>
        <SaveButton
          title={probesTitle(probes)}
          sub="Bias: what a probe adds to a recorded span. Cost: what it takes from the server per call."
          source={["xrpl-probe", `run ${run.shortId}`, ...run.tags].join(", ")}
          what="probes"
          table={tableOf(probes)}
        />
      </div>
      <ScrollRegion label="Probes">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Probe</th>
              <th scope="col" className="max-sm:hidden">
                From, to
              </th>
              {["Hits", "Spans", "Unpaired", `p50, ${p50}`, "Bias, µs", "Cost, µs", "Of one core"].map((name) => (
                <th key={name} scope="col" className="num">
                  {name}
                </th>
              ))}
              <th scope="col" className="max-sm:hidden">
                Exit method
              </th>
              <th scope="col">State</th>
            </tr>
          </thead>
          <tbody>
            {probes.map((probe) => (
              <tr key={probe.name}>
                <th scope="row" className="font-normal">
                  <code>{probe.name}</code>
                </th>
                <td className="max-w-[420px] truncate text-ink-2 max-sm:hidden" title={placesOf(probe)}>
                  <code>{probe.entries.map(shortName).join(", ")}</code>
                </td>
                <td className="num">{probe.hits === null ? NONE : formatCount(probe.hits)}</td>
                <td className="num">{formatCount(probe.spans)}</td>
                <td className="num">{probe.unpaired === null ? NONE : formatCount(probe.unpaired)}</td>
                <td className="num" title={probe.p50 === null ? undefined : exactNs(probe.p50)}>
                  {formatLatencyIn(p50, probe.p50)}
                </td>
                <td className="num">{probe.biasNs === null ? NONE : formatIn("µs", probe.biasNs)}</td>
                <td className="num">{probe.costNs === null ? NONE : formatIn("µs", probe.costNs)}</td>
                <td className="num">{probe.coreShare === null ? NONE : formatShare(probe.coreShare)}</td>
                <td className="text-ink-2 max-sm:hidden">{probe.exitMethod ?? NONE}</td>
                <td>
                  <ProbeState probe={probe} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className="mt-2 text-12 text-ink-3">
        Bias: what a probe adds to a recorded span. Cost: what it takes from the server per call. Neither is subtracted.
      </p>
    </section>
  );
}

function ProbeState({ probe }: { probe: ProbeRow }) {
  const hit = probe.spans > 0 || (probe.hits ?? 0) > 0;
  const places = `${probe.exits.length} ${probe.exits.length === 1 ? "exit site" : "exit sites"}`;
  const text = hit ? (probe.note ?? places) : `never hit${probe.note === null ? "" : `: ${probe.note}`}`;
  return (
    <span className="inline-flex items-center gap-1.5" title={placesOf(probe)}>
      <span className={hit ? "text-ok" : "text-warn"}>{hit ? <CheckIcon /> : <WarnIcon />}</span>
      {text}
    </span>
  );
}

function placesOf({ entries, exits }: ProbeRow): string {
  return `from ${entries.join(", ") || NONE}\nto ${exits.join(", ") || NONE}`;
}

/** Without namespace and arguments: `ripple::Transactor::operator()()` -> `Transactor::operator()`. */
function shortName(symbol: string): string {
  return symbol.replace(/^(ripple|xrpl)::/, "").replace(/\([^()]*\)( const)?$/, "");
}

const COLUMNS = [
  column("Probe", "probe"),
  column("From", "from"),
  column("To", "to"),
  column("Hits", "hits", "count"),
  column("Spans", "spans", "count"),
  column("Unpaired", "unpaired", "count"),
  column("p50", "p50_ns", "duration"),
  column("Bias", "bias_ns", "duration"),
  column("Cost", "cost_ns", "duration"),
  column("Of one core", "core_share", "share"),
  column("Exit method", "exit_method"),
  column("Note", "note"),
];

function tableOf(probes: readonly ProbeRow[]): DataTable {
  return {
    columns: COLUMNS,
    rows: probes.map((probe) => {
      const { name, entries, exits, hits, spans, unpaired, p50, biasNs, costNs, coreShare, exitMethod, note } = probe;
      const counted = [hits, spans, unpaired, p50, biasNs, costNs, coreShare];
      return [name, entries.join(" "), exits.join(" "), ...counted, exitMethod, note];
    }),
  };
}
