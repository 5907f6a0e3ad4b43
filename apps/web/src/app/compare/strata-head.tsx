import { IntervalTicks } from "../../verdict/interval-bar.tsx";
import styles from "./strata-table.module.css";
import type { Columns } from "./stratum-cells.tsx";

/** Two lines: what is measured with its unit, then the columns. */
export function StrataHead({ columns }: { columns: Columns }) {
  return (
    <thead>
      <tr className={styles.groups}>
        <th colSpan={2} />
        <th colSpan={2} scope="colgroup" className={styles.count}>
          <span>Applies</span>
        </th>
        <GroupName name={`p50, ${columns.p50}`} />
        <GroupName name={`p99, ${columns.p99}`} />
        <th colSpan={2} />
      </tr>
      <tr className={styles.names}>
        <th scope="col">Type</th>
        <th scope="col">Code</th>
        <th scope="col" className={`${styles.n} ${styles.count}`}>
          base
        </th>
        <th scope="col" className={`${styles.n} ${styles.count}`}>
          head
        </th>
        <StatisticNames statistic="p50" columns={columns} />
        <StatisticNames statistic="p99" columns={columns} />
        <th scope="col" className={styles.strip}>
          Distribution
        </th>
        <th scope="col" className={styles.word}>
          Verdict
        </th>
      </tr>
    </thead>
  );
}

/** Over base and three more columns; where base gives way to others the name stands over the next one. */
function GroupName({ name }: { name: string }) {
  return (
    <>
      <th className={styles.base}>
        <span>{name}</span>
      </th>
      <th colSpan={3} scope="colgroup" className={styles.rest}>
        <span>{name}</span>
      </th>
    </>
  );
}

function StatisticNames({ statistic, columns }: { statistic: "p50" | "p99"; columns: Columns }) {
  const place = styles[statistic];
  return (
    <>
      <th scope="col" className={`${styles.n} ${place} ${styles.base}`}>
        base
      </th>
      <th scope="col" className={`${styles.n} ${place} ${styles.head}`}>
        head
      </th>
      <th scope="col" className={`${styles.n} ${place} ${styles.diff}`}>
        diff.
      </th>
      <th scope="col" className={`${place} ${styles.interval}`}>
        <span className="sr-only">95 % interval of the difference, in percent</span>
        <IntervalTicks axis={columns.axis} />
      </th>
    </>
  );
}
