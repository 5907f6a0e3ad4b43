import type { Sign } from "@xrpl-probe/report";
import { type Interval, type IntervalAxis, placeOn } from "./interval-axis.ts";

export interface IntervalBarProps extends Interval {
  readonly axis: IntervalAxis;
  readonly sign: Sign;
  readonly threshold: number | null;
  /** Read aloud: the change and its interval in words. */
  readonly label: string;
  readonly heightPx: number;
}

const COLORS: Partial<Record<Sign, string>> = { slower: "var(--slower)", faster: "var(--faster)" };

/** A change with its interval over the corridor of changes below the threshold. A hollow dot is not settled. */
export function IntervalBar({ axis, change, lo, hi, sign, threshold, label, heightPx }: IntervalBarProps) {
  const middle = heightPx / 2;
  const color = COLORS[sign] ?? (sign === "no-change" || sign === "not-comparable" ? "var(--ink-3)" : "var(--ink-2)");
  const hollow = sign === "inconclusive" || sign.startsWith("possibly") || sign === "not-comparable";
  const [left, right] = [placeOn(axis, lo ?? axis.from), placeOn(axis, hi ?? axis.to)];
  return (
    <svg
      width={axis.widthPx}
      height={heightPx}
      viewBox={`0 0 ${axis.widthPx} ${heightPx}`}
      aria-hidden={change === null}
    >
      <title>{label}</title>
      {threshold !== null && (
        <rect
          x={placeOn(axis, -threshold)}
          width={placeOn(axis, threshold) - placeOn(axis, -threshold)}
          height={heightPx}
          fill="var(--corridor)"
        />
      )}
      <path d={`M${placeOn(axis, 0)} 0V${heightPx}`} stroke="var(--line-2)" />
      {change !== null && (
        <g stroke={color} strokeWidth="1.5" fill="none">
          <path d={`M${left} ${middle}H${right}`} />
          {(lo === null || lo < axis.from) && <path d={`M4.5 ${middle - 3.5}L1 ${middle}l3.5 3.5`} />}
          {(hi === null || hi > axis.to) && <path d={`M${axis.widthPx - 4.5} ${middle - 3.5}l3.5 3.5-3.5 3.5`} />}
          <circle cx={placeOn(axis, change)} cy={middle} r="3.5" fill={hollow ? "var(--ground)" : color} />
        </g>
      )}
    </svg>
  );
}

/** The axis' ticks, in percent, for the head of its column. */
export function IntervalTicks({ axis }: { readonly axis: IntervalAxis }) {
  return (
    <svg width={axis.widthPx} height={16} viewBox={`0 0 ${axis.widthPx} 16`} aria-hidden="true">
      {axis.ticks.map((tick) => {
        const percent = Number((tick * 100).toPrecision(6));
        const x = placeOn(axis, tick);
        const anchor = x < 12 ? "start" : x > axis.widthPx - 12 ? "end" : "middle";
        return (
          <text key={tick} x={x} y={12} textAnchor={anchor} fill="var(--ink-3)" fontSize="12">
            {percent > 0 ? `+${percent}` : percent < 0 ? `\u2212${-percent}` : "0"}
          </text>
        );
      })}
    </svg>
  );
}
