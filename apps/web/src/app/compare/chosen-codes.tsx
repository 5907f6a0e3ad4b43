import { CodeSharesChart } from "../../charts/code-shares-chart.tsx";
import { MixChart } from "../../charts/mix-chart.tsx";
import type { ChosenView } from "./chart-data.ts";
import styles from "./chosen-stratum.module.css";
import { Nothing } from "./nothing.tsx";

/** Whether outcomes shifted, and what their mix makes of the mean. */
export function ChosenCodes({ chosen }: { chosen: ChosenView }) {
  const { codes, typeName, names, source, mix, mixRows } = chosen;
  return (
    <>
      <div className={styles.wide}>
        {codes.length === 0 ? (
          <Nothing>This probe recorded no return codes.</Nothing>
        ) : (
          <CodeSharesChart codes={codes} typeName={typeName} names={names} source={source} />
        )}
      </div>
      <div className={styles.narrow}>
        {mix === null ? (
          <Nothing>A single code: its mean has no mix.</Nothing>
        ) : (
          <MixChart mix={mix} rows={mixRows} typeName={typeName} source={source} />
        )}
      </div>
    </>
  );
}
