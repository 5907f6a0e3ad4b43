import type { StratumRow, StratumSide } from "@xrpl-probe/report";
import {
  type DurationUnit,
  formatChange,
  formatCount,
  formatCountShort,
  formatLatency,
  formatLatencyIn,
  NOT_ENOUGH,
} from "@xrpl-probe/report/format";
import { DistributionStrip } from "../../charts/distribution-strip.tsx";
import { Aligned } from "./aligned.tsx";
import styles from "./strata-table.module.css";

export interface Units {
  readonly p50: DurationUnit;
  readonly p99: DurationUnit;
}

/** The numbers of one row, and its distributions in small. */
export function StratumCells({ stratum, units, chosen }: { stratum: StratumRow; units: Units; chosen: boolean }) {
  return (
    <>
      <Count side={stratum.base} />
      <Count side={stratum.head} />
      <Quantile statistic="p50" stratum={stratum} unit={units.p50} />
      <Quantile statistic="p99" stratum={stratum} unit={units.p99} />
      <td className={styles.strip}>{stratum.strip && <DistributionStrip sides={stratum.strip} chosen={chosen} />}</td>
    </>
  );
}

function Count({ side }: { side: StratumSide | null }) {
  const count = side?.stats.count ?? 0;
  return (
    <td className={`${styles.n} ${styles.count}`} title={formatCount(count)}>
      {count === 0 ? "none" : formatCountShort(count)}
    </td>
  );
}

function Quantile({ statistic, stratum, unit }: { statistic: "p50" | "p99"; stratum: StratumRow; unit: DurationUnit }) {
  const change = stratum.change[statistic];
  const place = styles[statistic];
  const value = (side: StratumSide | null, name: string) => {
    const latency = side?.stats[statistic] ?? null;
    return (
      <td
        className={`${styles.n} ${place} ${name}`}
        title={latency === null ? "fewer than 10 applies beyond" : formatLatency(latency)}
      >
        <Aligned text={formatLatencyIn(unit, latency)} />
      </td>
    );
  };
  return (
    <>
      {value(stratum.base, `${styles.base}`)}
      {value(stratum.head, `${styles.head}`)}
      {/* On a phone the quantile and its unit are named before its line, where the column's head is far away. */}
      <td className={`${styles.n} ${place} ${styles.diff}`} data-name={`${statistic}, ${unit}`}>
        {change === null ? NOT_ENOUGH : formatChange(change)}
      </td>
    </>
  );
}
