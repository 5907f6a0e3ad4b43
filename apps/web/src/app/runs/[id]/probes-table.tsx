import type { ProbeRow } from "@xrpl-probe/report";
import { formatCount, formatIn, formatLatencyIn, formatShare, unitFor } from "@xrpl-probe/report/format";
import { latencyNs } from "@xrpl-probe/report/latency";
import { CheckIcon, WarnIcon } from "../../../components/icons.tsx";
import { ScrollRegion } from "../../../components/scroll-region.tsx";
import { probesTitle } from "./findings.ts";

const NONE = "-";

/** What was placed into the server, what it counted, and what it took. */
export function ProbesTable({ probes }: { probes: readonly ProbeRow[] }) {
  if (probes.length === 0) return null;
  const p50 = unitFor(probes.map((probe) => latencyNs(probe.p50)));
  return (
    <section className="mt-8 min-w-0">
      <h2 className="mb-2 font-semibold text-16 tracking-[-0.008em]">{probesTitle(probes)}</h2>
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
                <td className="num">{formatLatencyIn(p50, probe.p50)}</td>
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
