import type { TransactionLane } from "@xrpl-probe/report";
import { formatDurationNs } from "@xrpl-probe/report/format";
import Link from "next/link";
import { Fragment } from "react";
import { When } from "../../../components/when.tsx";
import { atOf } from "../at-of.ts";

/** The same applies as rows, run by run. */
export function LanesTable({ lanes }: { lanes: readonly TransactionLane[] }) {
  return (
    <div className="scroll-x mt-6">
      <table className="table">
        <thead>
          <tr>
            <th scope="col" className="num">
              At
            </th>
            <th scope="col" className="num">
              Since the one before
            </th>
            <th scope="col">Code</th>
            <th scope="col" className="num">
              Took
            </th>
            {["Caller", "Pass", "Attempt", "Applied", "Thread"].map((name) => (
              <th key={name} scope="col">
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
                  <td className="num">{atOf(apply.startMs)}</td>
                  <td className="num">
                    {apply.sinceLastMs === null ? "·" : formatDurationNs(apply.sinceLastMs * 1e6)}
                  </td>
                  <td>
                    <code>{apply.token}</code>
                  </td>
                  <td className="num">{formatDurationNs(apply.durationNs)}</td>
                  <td>{apply.caller ?? "·"}</td>
                  <td>{apply.pass ?? "·"}</td>
                  <td>{apply.attempt ?? "·"}</td>
                  <td>{apply.applied === null ? "·" : apply.applied ? "yes" : "no"}</td>
                  <td>{apply.thread ?? "·"}</td>
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}
