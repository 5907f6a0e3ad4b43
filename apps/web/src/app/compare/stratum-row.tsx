import styles from "./strata-table.module.css";
import type { StratumView } from "./strata-view.ts";
import { type Columns, StratumCells } from "./stratum-cells.tsx";

export interface StratumRowProps {
  readonly stratum: StratumView;
  readonly columns: Columns;
  readonly chosen: boolean;
  readonly choose: () => void;
  /** The first of its type: names it, and unfolds the others. */
  readonly leads?: boolean;
  readonly more?: number;
  readonly unfolded?: boolean;
  readonly toggle?: () => void;
  /** In grey, with this in place of a code: several strata together, which a change of the mix moves too. */
  readonly quiet?: string;
}

export function StratumRow(props: StratumRowProps) {
  const { stratum, columns, chosen, choose, leads = false, more = 0, unfolded = false, toggle, quiet } = props;
  const name = stratum.type === null && quiet ? "all types" : stratum.typeName;
  return (
    <tr className={`${chosen ? styles.chosen : ""} ${quiet ? styles.quiet : ""} ${leads ? "" : styles.follows}`}>
      <th scope="row" className={styles.type}>
        {leads && more > 0 ? (
          <button type="button" className={styles.unfold} aria-expanded={unfolded} onClick={toggle}>
            <svg
              aria-hidden="true"
              viewBox="0 0 12 12"
              width="10"
              height="10"
              fill="none"
              stroke="currentColor"
              strokeWidth="1.5"
            >
              <path d="m4 2 4 4-4 4" />
            </svg>
            {name}
          </button>
        ) : (
          <span className={leads ? styles.single : "sr-only"}>{name}</span>
        )}
      </th>
      <td className={styles.code}>
        <button type="button" className={styles.choose} aria-pressed={chosen} onClick={choose} data-row="">
          {quiet ?? (stratum.code === null ? stratum.token : <code>{stratum.token}</code>)}
        </button>
        {leads && more > 0 && !unfolded && <span className={styles.more}>+{more}</span>}
      </td>
      <StratumCells stratum={stratum} columns={columns} chosen={chosen} />
    </tr>
  );
}
