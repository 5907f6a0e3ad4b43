import type { RunView } from "@xrpl-probe/report";
import { formatCount, formatElapsed, formatIn, formatLatencyIn, unitFor } from "@xrpl-probe/report/format";
import { latencyNs } from "@xrpl-probe/report/latency";
import Link from "next/link";
import { filterQuery, type loadFilterParams } from "./params.ts";

/** When it was slow; a press narrows the page to that moment. */
export function SlowestSlices(props: {
  slices: RunView["slowest"];
  query: Awaited<ReturnType<typeof loadFilterParams>>;
}) {
  const { slices, query } = props;
  const unit = {
    p50: unitFor(slices.map(({ p50 }) => latencyNs(p50))),
    p90: unitFor(slices.map(({ p90 }) => latencyNs(p90))),
    max: unitFor(slices.map(({ maxNs }) => maxNs)),
  };
  return (
    <section className="min-w-0">
      <h2 className="mb-2 font-semibold text-16 tracking-[-0.008em]">Slowest slices</h2>
      {slices.length === 0 ? (
        <p className="text-13 text-ink-3">No slice has enough spans for a p90.</p>
      ) : (
        <div className="scroll-x">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">At</th>
                <th scope="col" className="num">
                  Spans
                </th>
                <th scope="col" className="num">
                  p50, {unit.p50}
                </th>
                <th scope="col" className="num" aria-sort="descending">
                  <span className="text-ink">p90, {unit.p90} ↓</span>
                </th>
                <th scope="col" className="num">
                  max, {unit.max}
                </th>
              </tr>
            </thead>
            <tbody>
              {slices.map(({ startMs, endMs, count, p50, p90, maxNs }) => (
                <tr key={startMs}>
                  <th scope="row" className="font-normal">
                    <Link
                      prefetch={false}
                      scroll={false}
                      href={filterQuery({ ...query, from: Math.floor(startMs), to: Math.ceil(endMs) })}
                      title={`Show ${formatElapsed(startMs)} to ${formatElapsed(endMs)} only`}
                    >
                      {formatElapsed(startMs)}
                    </Link>
                  </th>
                  <td className="num">{formatCount(count)}</td>
                  <td className="num">{formatLatencyIn(unit.p50, p50)}</td>
                  <td className="num">{formatLatencyIn(unit.p90, p90)}</td>
                  <td className="num">{maxNs === null ? "·" : formatIn(unit.max, maxNs)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
