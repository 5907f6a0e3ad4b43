"use client";

import type { Latency, LatencyStats, ReportRow, Sign, StratumRow } from "@xrpl-probe/report";
import { type DurationUnit, formatChange, formatLatencyIn, NOT_ENOUGH } from "@xrpl-probe/report/format";
import { latencyNs } from "@xrpl-probe/report/latency";
import { useUnit } from "../../components/use-unit.ts";
import { column, type DataTable } from "../../table/data-table.ts";
import { SaveButton } from "../../table/save-button.tsx";
import { exactNs } from "../../table/shown-table.ts";
import { SignIcon, signTone } from "../../verdict/sign-icon.tsx";
import { Aligned } from "./aligned.tsx";
import styles from "./quantile-table.module.css";

const STATISTICS = [
  { key: "p50", name: "p50" },
  { key: "p90", name: "p90" },
  { key: "p99", name: "p99" },
  { key: "p999", name: "p99.9" },
  { key: "mean", name: "mean" },
] as const;

interface Line {
  readonly name: string;
  readonly base: Latency;
  readonly head: Latency;
  readonly change: number | null;
  readonly interval: readonly [number | null, number | null] | null;
  /** As printed. */
  readonly text: { readonly change: string; readonly interval: string };
  readonly sign: Sign;
  readonly shown: string;
  readonly why: string;
}

/** The chosen row's statistics on both sides, each with its verdict. `rows` are empty where nothing is judged. */
export function QuantileTable(props: { row: StratumRow; rows: readonly ReportRow[]; source: string }) {
  const { row, rows, source } = props;
  const lines = STATISTICS.map(({ key, name }) => lineOf(row, key, name, rows));
  const unit = useUnit()(lines.flatMap(({ base, head }) => [latencyNs(base), latencyNs(head)]));
  return (
    <div className={styles.block}>
      <table className={styles.quantiles}>
        <caption className="sr-only">{TITLE}, lower is better</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="sr-only">Statistic</span>
            </th>
            <th scope="col">base, {unit}</th>
            <th scope="col">head, {unit}</th>
            <th scope="col">diff.</th>
            <th scope="col" className={styles.interval}>
              95&nbsp;% interval
            </th>
            <th scope="col" className={styles.word}>
              verdict
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ name, base, head, text, sign, shown, why }) => (
            <tr key={name} title={why}>
              <th scope="row">{name}</th>
              <Value latency={base} unit={unit} />
              <Value latency={head} unit={unit} />
              <td className={signTone(sign)}>{text.change}</td>
              <td className={styles.interval}>{text.interval}</td>
              <td className={styles.word}>
                <span className={signTone(sign)}>
                  <SignIcon sign={sign} /> {shown}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <SaveButton title={TITLE} sub="Lower is better." source={source} what="quantiles" table={tableOf(lines)} />
    </div>
  );
}

const TITLE = "Quantiles and mean of base and head";

const COLUMNS = [
  column("Statistic", "statistic"),
  column("base", "base_ns", "duration"),
  column("head", "head_ns", "duration"),
  column("diff.", "change", "change"),
  column("95 % interval", "change_interval", "change"),
  column("verdict", "verdict"),
];

function tableOf(lines: readonly Line[]): DataTable {
  return {
    columns: COLUMNS,
    rows: lines.map(({ name, base, head, change, interval, shown }) => [name, base, head, change, interval, shown]),
  };
}

function Value({ latency, unit }: { latency: Latency; unit: DurationUnit }) {
  return (
    <td className={styles.value} title={latency === null ? "fewer than 10 applies beyond" : exactNs(latency)}>
      <Aligned text={formatLatencyIn(unit, latency)} />
    </td>
  );
}

function lineOf(
  row: StratumRow,
  key: Exclude<keyof LatencyStats, "count">,
  name: string,
  rows: readonly ReportRow[],
): Line {
  const judged = rows.find(({ statistic }) => statistic === key);
  if (judged !== undefined) {
    const { base, head, change, lo, hi, text, sign, shown, why } = judged;
    const interval = lo === null && hi === null ? null : ([lo, hi] as const);
    return { name, base, head, change, interval, text, sign, shown, why };
  }
  const change = row.change[key];
  return {
    name,
    base: row.base?.stats[key] ?? null,
    head: row.head?.stats[key] ?? null,
    change,
    interval: null,
    text: { change: change === null ? NOT_ENOUGH : formatChange(change), interval: "" },
    sign: "not-judged",
    shown: "not judged",
    why: "Several strata together are shown, never judged: a change of the mix moves them too",
  };
}
