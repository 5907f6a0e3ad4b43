import type { StratumRow } from "@xrpl-probe/report";
import { formatChange, formatLatency, formatLatencyIn, NOT_ENOUGH, unitFor } from "@xrpl-probe/report/format";
import { latencyNs } from "@xrpl-probe/report/latency";
import { Aligned } from "./aligned.tsx";
import styles from "./quantile-table.module.css";

const STATISTICS = [
  { key: "p50", name: "p50" },
  { key: "p90", name: "p90" },
  { key: "p99", name: "p99" },
  { key: "p999", name: "p99.9" },
  { key: "mean", name: "mean" },
] as const;

/** The chosen row's statistics on both sides. */
export function QuantileTable({ row }: { row: StratumRow }) {
  const sides = [row.base, row.head] as const;
  const unit = unitFor(STATISTICS.flatMap(({ key }) => sides.map((side) => latencyNs(side?.stats[key] ?? null))));
  return (
    <table className={styles.quantiles}>
      <caption className="sr-only">Quantiles and mean of base and head</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="sr-only">Statistic</span>
          </th>
          <th scope="col">base, {unit}</th>
          <th scope="col">head, {unit}</th>
          <th scope="col">difference</th>
        </tr>
      </thead>
      <tbody>
        {STATISTICS.map(({ key, name }) => {
          const change = row.change[key];
          return (
            <tr key={key}>
              <th scope="row">{name}</th>
              {sides.map((side, at) => {
                const latency = side?.stats[key] ?? null;
                return (
                  <td
                    key={at === 0 ? "base" : "head"}
                    title={latency === null ? "fewer than 10 applies beyond" : formatLatency(latency)}
                  >
                    <Aligned text={formatLatencyIn(unit, latency)} />
                  </td>
                );
              })}
              <td>{change === null ? NOT_ENOUGH : formatChange(change)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
