import type { LadderCell, LadderColumn } from "@xrpl-probe/report";
import Link from "next/link";
import { Fragment } from "react";
import { stripPaths } from "../../figures/distribution-strip.ts";
import { SignIcon, signTone } from "../../verdict/sign-icon.tsx";
import styles from "./release-ladder.module.css";

const STRIP = { widthPx: 104, heightPx: 22 };

/** Said in the place of a difference that there is not. */
const WITHOUT_NUMBER: Partial<Record<LadderCell["sign"], string>> = {
  "not-judged": "too few",
  "not-comparable": "not comparable",
};

interface LadderCellProps {
  readonly column: LadderColumn;
  readonly typeName: string;
  /** Null where the version has no spans of the type. */
  readonly cell: LadderCell | null;
  /** The code that the row names: another one is named by its cell. */
  readonly named: string | null;
}

/** Sign, difference and shapes of one type in one version; leads to the comparison behind it. */
export function LadderCellView({ column, typeName, cell, named }: LadderCellProps) {
  if (cell === null)
    return (
      <td>
        <span className={styles.cell}>
          <span className={styles.value}>none</span>
        </span>
      </td>
    );
  const { sign, shown, text, interval, statisticName, token } = cell;
  const first = column.base === null;
  const without = first ? (text === "·" ? "too few" : null) : (WITHOUT_NUMBER[sign] ?? null);
  const about = first
    ? `${typeName} ${token} ${statisticName} ${text}`
    : `${typeName} ${token} ${statisticName} ${text}${interval === "" ? "" : ` (${interval})`}: ${shown}, against ${column.base}`;
  const other = named !== null && token !== named;
  const changed = sign === "slower" || sign === "faster";
  const content = (
    <>
      <span className={`${styles.value} ${first ? "" : signTone(sign)}`}>
        {!first && <SignIcon sign={sign} />} {without === null ? text : ""}
      </span>
      <span className={styles.statistic}>{without ?? marked(cell, first, other)}</span>
      {without === null && other && <Code token={token} />}
      <Strip cell={cell} changed={changed} alone={first} />
    </>
  );
  return (
    <td className={changed ? styles[sign] : ""}>
      {first ? (
        <span className={styles.cell} title={about}>
          {content}
        </span>
      ) : (
        <Link
          href={`/compare?base=${encodeURIComponent(column.base ?? "")}&head=${encodeURIComponent(column.tag)}&type=${encodeURIComponent(typeName)}&code=${encodeURIComponent(token)}`}
          prefetch={false}
          className={styles.cell}
          title={about}
        >
          {content}
          <span className="sr-only">
            {typeName} {token} {shown}, against {column.base}
          </span>
        </Link>
      )}
    </td>
  );
}

/** The statistic, which goes without saying for a p50 of the row's code that did not change. */
function marked({ statisticName, sign }: LadderCell, first: boolean, other: boolean): string {
  return !first && !other && sign === "no-change" && statisticName === "p50" ? "" : statisticName;
}

/** Another code than the row's, whole: where it does not fit in one line it is broken after an underscore. */
function Code({ token }: { token: string }) {
  const parts = token.split(/(?<=_)/);
  return (
    <code className={styles.code}>
      {parts.map((part, at) => (
        <Fragment key={parts.slice(0, at + 1).join("")}>
          {at > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </code>
  );
}

function Strip({ cell, changed, alone }: { cell: LadderCell; changed: boolean; alone: boolean }) {
  if (cell.strip === null) return null;
  const { base, head } = stripPaths(cell.strip, STRIP.widthPx, STRIP.heightPx);
  return (
    <svg
      className={styles.strip}
      viewBox={`0 0 ${STRIP.widthPx} ${STRIP.heightPx}`}
      height={STRIP.heightPx}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {!alone && <path d={base} fill={changed ? "var(--base)" : "var(--line-2)"} fillOpacity={changed ? 0.35 : 0.8} />}
      <path
        d={head}
        fill="none"
        stroke={changed ? "var(--head)" : "var(--ink-3)"}
        strokeWidth="1.2"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
