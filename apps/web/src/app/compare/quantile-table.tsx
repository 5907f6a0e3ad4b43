import type { Latency, LatencyStats, ReportRow, Sign, StratumRow } from "@xrpl-probe/report";
import { formatChange, formatLatency, formatLatencyIn, NOT_ENOUGH, unitFor } from "@xrpl-probe/report/format";
import { latencyNs } from "@xrpl-probe/report/latency";
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
  readonly change: string;
  readonly interval: string;
  readonly sign: Sign;
  readonly shown: string;
  readonly why: string;
}

/** The chosen row's statistics on both sides, each with its verdict. `rows` are empty where nothing is judged. */
export function QuantileTable({ row, rows }: { row: StratumRow; rows: readonly ReportRow[] }) {
  const lines = STATISTICS.map(({ key, name }) => lineOf(row, key, name, rows));
  const unit = unitFor(lines.flatMap(({ base, head }) => [latencyNs(base), latencyNs(head)]));
  return (
    <table className={styles.quantiles}>
      <caption className="sr-only">Quantiles and mean of base and head, lower is better</caption>
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
        {lines.map(({ name, base, head, change, interval, sign, shown, why }) => (
          <tr key={name} title={why}>
            <th scope="row">{name}</th>
            <Value latency={base} unit={unit} />
            <Value latency={head} unit={unit} />
            <td className={signTone(sign)}>{change}</td>
            <td className={styles.interval}>{interval}</td>
            <td className={styles.word}>
              <span className={signTone(sign)}>
                <SignIcon sign={sign} /> {shown}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Value({ latency, unit }: { latency: Latency; unit: ReturnType<typeof unitFor> }) {
  return (
    <td title={latency === null ? "fewer than 10 applies beyond" : formatLatency(latency)}>
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
    const { base, head, text, sign, shown, why } = judged;
    return { name, base, head, change: text.change, interval: text.interval, sign, shown, why };
  }
  const change = row.change[key];
  return {
    name,
    base: row.base?.stats[key] ?? null,
    head: row.head?.stats[key] ?? null,
    change: change === null ? NOT_ENOUGH : formatChange(change),
    interval: "",
    sign: "not-judged",
    shown: "not judged",
    why: "Several strata together are shown, never judged: a change of the mix moves them too",
  };
}
