import type { Latency } from "@xrpl-probe/report";
import { type DurationUnit, formatCount, formatCountShort, formatLatencyIn } from "@xrpl-probe/report/format";
import { DistributionStrip } from "../../charts/distribution-strip.tsx";
import { exactNs } from "../../table/shown-table.ts";
import type { IntervalAxis } from "../../verdict/interval-axis.ts";
import { IntervalBar } from "../../verdict/interval-bar.tsx";
import { SignIcon, signTone } from "../../verdict/sign-icon.tsx";
import { Aligned } from "./aligned.tsx";
import styles from "./strata-table.module.css";
import type { StratumView, WordView } from "./strata-view.ts";

export interface Columns {
  readonly p50: DurationUnit;
  readonly p99: DurationUnit;
  readonly axis: IntervalAxis;
}

/** The numbers of one row, its distributions in small, and its verdict. */
export function StratumCells({
  stratum,
  columns,
  chosen,
}: {
  stratum: StratumView;
  columns: Columns;
  chosen: boolean;
}) {
  const coloured = chosen || /slower|faster/.test(stratum.word.sign);
  return (
    <>
      <Count count={stratum.counts.base} />
      <Count count={stratum.counts.head} />
      <Statistic statistic="p50" stratum={stratum} columns={columns} />
      <Statistic statistic="p99" stratum={stratum} columns={columns} />
      <td className={styles.strip}>{stratum.strip && <DistributionStrip sides={stratum.strip} chosen={coloured} />}</td>
      <Word word={stratum.word} />
    </>
  );
}

function Count({ count }: { count: number }) {
  return (
    <td className={`${styles.n} ${styles.count}`} title={formatCount(count)}>
      {count === 0 ? "none" : formatCountShort(count)}
    </td>
  );
}

interface StatisticProps {
  readonly statistic: "p50" | "p99";
  readonly stratum: StratumView;
  readonly columns: Columns;
}

function Statistic({ statistic, stratum, columns }: StatisticProps) {
  const cell = stratum[statistic];
  const unit = columns[statistic];
  const place = styles[statistic];
  const value = (latency: Latency, name: string) => (
    <td
      className={`${styles.n} ${place} ${name} ${Array.isArray(latency) ? styles.range : ""}`}
      title={latency === null ? "fewer than 10 applies beyond" : exactNs(latency)}
    >
      <Aligned text={formatLatencyIn(unit, latency)} />
    </td>
  );
  return (
    <>
      {value(cell.base, `${styles.base}`)}
      {value(cell.head, `${styles.head}`)}
      {/* On a phone the quantile and its unit are named before its line, where the column's head is far away. */}
      <td
        className={`${styles.n} ${place} ${styles.diff} ${stratum.code === null ? "" : signTone(cell.sign)}`}
        data-name={`${statistic}, ${unit}`}
        title={cell.about}
      >
        {cell.text}
      </td>
      <td className={`${place} ${styles.interval}`} title={cell.about}>
        <IntervalBar {...cell} axis={columns.axis} label={cell.about} heightPx={36} />
      </td>
    </>
  );
}

function Word({ word }: { word: WordView }) {
  return (
    <td className={styles.word} title={word.about}>
      <span className={signTone(word.sign)}>
        <SignIcon sign={word.sign} /> {word.shown}
        {word.statistics !== "" && <span className={styles.statistics}> {word.statistics}</span>}
      </span>
      {word.bound !== null && <span className={styles.bound}>{word.bound}</span>}
    </td>
  );
}
