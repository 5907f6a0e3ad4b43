import { CodeSharesChart } from "../../charts/code-shares-chart.tsx";
import { LatencyByCodeChart } from "../../charts/latency-by-code-chart.tsx";
import { MixChart } from "../../charts/mix-chart.tsx";
import type { Scale } from "../../figures/axes.ts";
import type { ChosenView } from "./chart-data.ts";
import styles from "./chosen-stratum.module.css";
import { Nothing } from "./nothing.tsx";

/** Whether outcomes shifted, what their mix makes of the mean, and what each of them takes. */
export function ChosenCodes({ chosen, scale }: { readonly chosen: ChosenView; readonly scale: Scale }) {
  const { codes, typeName, names, source, mix, mixRows, boxes } = chosen;
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
          <Nothing>No mix to tell: a single code, no means, or sides that are not comparable.</Nothing>
        ) : (
          <MixChart mix={mix} rows={mixRows} typeName={typeName} source={source} />
        )}
      </div>
      <div className={styles.whole}>
        {boxes.length === 0 ? (
          <Nothing>Imported buckets are too wide to draw boxes from.</Nothing>
        ) : (
          <LatencyByCodeChart rows={boxes} names={names} scale={scale} source={source} />
        )}
      </div>
    </>
  );
}
