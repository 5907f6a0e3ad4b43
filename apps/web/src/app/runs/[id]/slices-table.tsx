"use client";

import type { SliceFigures, SliceRow } from "@xrpl-probe/report";
import { formatCount, formatElapsed, formatIn, formatLatencyIn, formatRate } from "@xrpl-probe/report/format";
import { latencyNs } from "@xrpl-probe/report/latency";
import Link from "next/link";
import { useUnit } from "../../../components/use-unit.ts";
import { type FilterQuery, filterQuery } from "./params.ts";

/** Slices in the order given, those with rate and coverage where these are known; a press narrows the page to one. */
export function SlicesTable(props: { slices: readonly (SliceRow | SliceFigures)[]; query: FilterQuery }) {
  const { slices, query } = props;
  const unitOf = useUnit();
  const unit = {
    p50: unitOf(slices.map(({ p50 }) => latencyNs(p50))),
    p90: unitOf(slices.map(({ p90 }) => latencyNs(p90))),
    p99: unitOf(slices.map(({ p99 }) => latencyNs(p99))),
    max: unitOf(slices.map(({ maxNs }) => maxNs)),
  };
  const whole = slices.some((slice) => "perS" in slice);
  const columns = [
    ...["Spans", ...(whole ? ["Per second"] : []), `p50, ${unit.p50}`, `p90, ${unit.p90}`],
    ...[`p99, ${unit.p99}`, `max, ${unit.max}`, ...(whole ? ["Lost", "Unpaired"] : [])],
  ];
  return (
    <div className="scroll-x">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">At</th>
            {columns.map((name) => (
              <th key={name} scope="col" className="num" aria-sort={sortOf(name, whole)}>
                {name}
                {sortOf(name, whole) && <span aria-hidden="true"> ↓</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {slices.map((slice) => (
            <tr key={slice.startMs}>
              <th scope="row" className="font-normal">
                <Link
                  prefetch={false}
                  scroll={false}
                  href={filterQuery({ ...query, from: Math.floor(slice.startMs), to: Math.ceil(slice.endMs) })}
                  title={`Show ${formatElapsed(slice.startMs)} to ${formatElapsed(slice.endMs)} only`}
                >
                  {formatElapsed(slice.startMs)}
                </Link>
              </th>
              <td className="num">{formatCount(slice.count)}</td>
              {"perS" in slice && <td className="num">{formatRate(slice.perS)}</td>}
              <td className="num">{formatLatencyIn(unit.p50, slice.p50)}</td>
              <td className="num">{formatLatencyIn(unit.p90, slice.p90)}</td>
              <td className="num">{formatLatencyIn(unit.p99, slice.p99)}</td>
              <td className="num">{slice.maxNs === null ? "·" : formatIn(unit.max, slice.maxNs)}</td>
              {"perS" in slice && (
                <>
                  <td className={`num ${slice.lost > 0 ? "text-bad" : ""}`}>{formatCount(slice.lost)}</td>
                  <td className="num">{formatCount(slice.unpaired)}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The slowest come by p90. */
function sortOf(column: string, whole: boolean): "descending" | undefined {
  return !whole && column.startsWith("p90") ? "descending" : undefined;
}
