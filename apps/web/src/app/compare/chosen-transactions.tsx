"use client";

import type { ApplyPage } from "@xrpl-probe/report";
import { formatIn } from "@xrpl-probe/report/format";
import Link from "next/link";
import { useUnit } from "../../components/use-unit.ts";
import { formatMoment } from "../../table/format-moment.ts";
import { SaveButton } from "../../table/save-button.tsx";
import { exactNs } from "../../table/shown-table.ts";
import { useFetched } from "../../use-fetched.ts";
import { appliesValues } from "../transactions/applies-values.ts";
import { dataQuery } from "../transactions/params.ts";
import type { ChosenView } from "./chart-data.ts";
import styles from "./chosen-stratum.module.css";
import { useCompareQuery } from "./compare-query.tsx";
import { Nothing } from "./nothing.tsx";

/** As many of a side as show what the tail is made of; the rest is one press away. */
const SHOWN = 10;

/** The slowest applies of the row, side by side. Rows are kept of applies alone, the spans of `transactor`. */
export function ChosenTransactions({ chosen }: { readonly chosen: ChosenView }) {
  if (chosen.probe !== "transactor")
    return (
      <div className={styles.whole}>
        <Nothing>{`Rows are kept of applies, the spans of transactor: single spans of ${chosen.probe} are not.`}</Nothing>
      </div>
    );
  return (
    <>
      {(["base", "head"] as const).map((side) => (
        <div key={side} className={styles.pair}>
          <SlowestApplies chosen={chosen} side={side} />
        </div>
      ))}
    </>
  );
}

function SlowestApplies({ chosen, side }: { readonly chosen: ChosenView; readonly side: "base" | "head" }) {
  const { query } = useCompareQuery();
  const { stratum, names, probe, source } = chosen;
  const unitOf = useUnit();
  const asked = {
    side: query[side],
    probe,
    type: stratum.type === null ? null : stratum.typeName,
    code: stratum.code === null ? null : stratum.token,
    from: query.from,
    to: query.to,
  };
  const fetched = useFetched<ApplyPage>(dataQuery("/transactions/rows", asked));
  const rows = fetched.state === "here" ? fetched.answer.rows.slice(0, SHOWN) : [];
  const unit = unitOf(rows.map(({ durationNs }) => durationNs));
  return (
    <section aria-labelledby={`slowest-${side}`} className="min-w-0">
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-2">
        <h3 id={`slowest-${side}`} className="flex items-baseline gap-2 font-semibold text-14">
          <i className="size-2.5 rounded-[2px]" style={{ background: `var(--${side})` }} /> Slowest of {names[side]}
        </h3>
        <span className="inline-flex items-center gap-4">
          <Link
            href={dataQuery("/transactions", asked)}
            prefetch={false}
            className="text-13 underline underline-offset-3"
          >
            All in Transactions
          </Link>
          {rows.length > 0 && (
            <SaveButton
              title={`Slowest applies of ${names[side]}`}
              sub="Slowest first."
              source={source}
              what={`slowest-${side}`}
              table={appliesValues(rows)}
            />
          )}
        </span>
      </div>
      {fetched.state === "loading" && <div className="skeleton h-[352px]" aria-busy="true" />}
      {fetched.state === "failed" && <Nothing>The rows could not be read. Is the server running?</Nothing>}
      {fetched.state === "here" && rows.length === 0 && (
        <Nothing>These runs keep no rows of such applies: recorded without them, or deleted by prune.</Nothing>
      )}
      {rows.length > 0 && (
        <div className="scroll-x">
          <table className="table">
            <caption className="sr-only">Slowest applies of {names[side]}</caption>
            <thead>
              <tr>
                <th scope="col">Transaction</th>
                <th scope="col">Code</th>
                <th scope="col" className="num">
                  Took, {unit}
                </th>
                <th scope="col" className="num">
                  At
                </th>
                <th scope="col" className="num">
                  Attempt
                </th>
                <th scope="col">Run</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.key}>
                  <td>
                    <Link href={`/transactions/${row.txId}`} prefetch={false} title={row.txId}>
                      <code>{row.txId.slice(0, 12)}</code>
                    </Link>
                  </td>
                  <td>
                    <code>{row.token}</code>
                  </td>
                  <td className="num" title={exactNs(row.durationNs)}>
                    {formatIn(unit, row.durationNs)}
                  </td>
                  <td className="num">{formatMoment(row.startMs)}</td>
                  <td className="num">{row.attempt ?? "·"}</td>
                  <td>
                    <Link href={`/runs/${row.run}`} prefetch={false}>
                      {row.runLabel}
                    </Link>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
