"use client";

import type { TransactionView } from "@xrpl-probe/report";
import { formatIn } from "@xrpl-probe/report/format";
import Link from "next/link";
import { Fragment } from "react";
import { laneValues } from "../../../charts/lane-values.ts";
import { lanesSource } from "../../../charts/lanes-chart.tsx";
import { useUnit } from "../../../components/use-unit.ts";
import { When } from "../../../components/when.tsx";
import { formatMoment } from "../../../table/format-moment.ts";
import { SaveButton } from "../../../table/save-button.tsx";
import { exactNs } from "../../../table/shown-table.ts";

const NUMERIC: ReadonlySet<string> = new Set(["Attempt", "Thread"]);

/** The same applies as rows, run by run. */
export function LanesTable({ transaction }: { transaction: TransactionView }) {
  const { lanes } = transaction;
  const unitOf = useUnit();
  const all = lanes.flatMap(({ applies }) => applies);
  const since = unitOf(all.map(({ sinceLastMs }) => (sinceLastMs === null ? null : sinceLastMs * 1e6)));
  const took = unitOf(all.map(({ durationNs }) => durationNs));
  return (
    <section aria-labelledby="applies" className="mt-6">
      <div className="mb-1 flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="applies" className="font-semibold text-16 tracking-[-0.008em]">
          Run by run
        </h2>
        <SaveButton
          title="Every apply, run by run"
          sub=""
          source={lanesSource(transaction)}
          what="applies"
          table={laneValues(lanes)}
        />
      </div>
      <div className="scroll-x">
        <table className="table">
          <thead>
            <tr>
              <th scope="col" className="num">
                At
              </th>
              <th scope="col" className="num">
                Since the one before, {since}
              </th>
              <th scope="col">Code</th>
              <th scope="col" className="num">
                Took, {took}
              </th>
              {["Caller", "Pass", "Applied", "Attempt", "Thread"].map((name) => (
                <th key={name} scope="col" className={NUMERIC.has(name) ? "num" : ""}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lanes.map(({ run, applies }) => (
              <Fragment key={run.id}>
                <tr className="quiet">
                  <th scope="rowgroup" colSpan={9} className="!border-0 pt-2 font-normal">
                    <Link href={`/runs/${run.ref}`} prefetch={false} className="font-semibold">
                      {[run.tags[0], run.shortId].filter((part) => part !== undefined).join(" ")}
                    </Link>
                    <span className="ml-2 text-ink-3">
                      <When ms={run.startedMs} />
                    </span>
                  </th>
                </tr>
                {applies.map((apply) => (
                  <tr key={apply.key}>
                    <td className="num">{formatMoment(apply.startMs)}</td>
                    <td className="num">
                      {apply.sinceLastMs === null ? "·" : formatIn(since, apply.sinceLastMs * 1e6)}
                    </td>
                    <td>
                      <code>{apply.token}</code>
                    </td>
                    <td className="num" title={exactNs(apply.durationNs)}>
                      {formatIn(took, apply.durationNs)}
                    </td>
                    <td>{apply.caller ?? "·"}</td>
                    <td>{apply.pass ?? "·"}</td>
                    <td>{apply.applied === null ? "·" : apply.applied ? "yes" : "no"}</td>
                    <td className="num">{apply.attempt ?? "·"}</td>
                    <td className="num">{apply.thread ?? "·"}</td>
                  </tr>
                ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
