"use client";

import { type ReactNode, useCallback, useId, useState } from "react";
import styles from "./chart.module.css";
import type { Figure } from "./figure.ts";
import type { LinkedAxis } from "./linked-axes.ts";
import { Plot } from "./plot.tsx";
import { plainText, RichText } from "./rich-text.tsx";
import { TableTwin, type TwinTable } from "./table-twin.tsx";
import type { Theme } from "./theme.ts";

/** An entry of the legend. `group` is the traces' legendgroup, `color` a token of the theme. */
export interface LegendEntry {
  readonly group: string;
  readonly label: string;
  readonly color: "base" | "head" | "ink" | "ink3";
  readonly mark?: "square" | "line" | "dashes";
}

export interface ChartProps {
  /** The sentence that the chart says; `backticks` hold codes. */
  readonly title: string;
  /** What is drawn against what. */
  readonly sub: string;
  readonly legend?: readonly LegendEntry[];
  readonly figure: (theme: Theme, widthPx: number) => Promise<Figure>;
  readonly heightPx?: number;
  /** On a phone. */
  readonly narrowHeightPx?: number;
  readonly table: TwinTable;
  readonly revision: string;
  /** Stands under an image of the chart: which data it shows. */
  readonly source: string;
  readonly links?: readonly LinkedAxis[];
  readonly onBrush?: (from: number, to: number, y: readonly number[]) => void;
  /** Switches, at the right of the title. */
  readonly controls?: ReactNode;
}

const NONE: readonly LegendEntry[] = [];

/** A chart as every page shows it: the finding as its title, the legend in line, the plot, and its table. */
export function Chart({
  title,
  sub,
  legend = NONE,
  figure,
  heightPx = 320,
  narrowHeightPx = Math.min(heightPx, 300),
  table,
  revision,
  source,
  links,
  onBrush,
  controls,
}: ChartProps) {
  const [mutedGroups, setMutedGroups] = useState<ReadonlySet<string>>(() => new Set());
  const titleId = useId();
  const caption = useCallback(
    (theme: Theme) => ({
      title: plainText(title),
      legend: legend.map(({ label, color }) => ({ label, color: theme[color] })),
      source,
    }),
    [title, legend, source],
  );
  const toggle = (group: string) =>
    setMutedGroups((groups) => {
      const next = new Set(groups);
      if (!next.delete(group)) next.add(group);
      return next;
    });
  return (
    <figure className={styles.chart} aria-labelledby={titleId}>
      <figcaption>
        <h3 id={titleId}>
          <RichText text={title} />
        </h3>
        {legend.length > 0 && (
          <span className={styles.legend}>
            {legend.map(({ group, label, color, mark = "square" }) => (
              <button key={group} type="button" aria-pressed={!mutedGroups.has(group)} onClick={() => toggle(group)}>
                <i className={styles[mark]} style={{ color: `var(--${TOKENS[color]})` }} />
                {label}
              </button>
            ))}
          </span>
        )}
        {controls && <span className={styles.controls}>{controls}</span>}
        <p className={styles.sub}>{sub}</p>
      </figcaption>
      <Plot
        figure={figure}
        heightPx={heightPx}
        narrowHeightPx={narrowHeightPx}
        revision={revision}
        mutedGroups={mutedGroups}
        caption={caption}
        links={links}
        onBrush={onBrush}
      />
      <TableTwin table={table} caption={`${plainText(title)}: ${sub}`} />
    </figure>
  );
}

const TOKENS = { base: "base", head: "head", ink: "ink", ink3: "ink-3" } as const;
