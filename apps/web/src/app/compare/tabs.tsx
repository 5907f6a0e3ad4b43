"use client";

import type { ReactNode } from "react";
import { Segmented } from "../../components/segmented.tsx";
import { TABS, type Tab } from "./params.ts";
import styles from "./tabs.module.css";

const NAMES: Readonly<Record<Tab, string>> = {
  histogram: "Histogram",
  percentiles: "Percentiles",
  difference: "Difference",
  "over-time": "Over time",
  codes: "Codes",
  transactions: "Transactions",
};

interface TabsProps {
  readonly tab: Tab | "all";
  readonly onChange: (tab: Tab | "all") => void;
  readonly children: ReactNode;
}

/** Which charts of the row are shown; the keys 1 to 6 do the same. */
export function Tabs({ tab, onChange, children }: TabsProps) {
  return (
    <div className={styles.tabs}>
      <nav aria-label="Charts of this row">
        {TABS.map((one, at) => (
          <button
            key={one}
            type="button"
            aria-current={one === tab ? "true" : undefined}
            aria-keyshortcuts={`${at + 1}`}
            onClick={() => onChange(one)}
          >
            {NAMES[one]} <kbd>{at + 1}</kbd>
          </button>
        ))}
      </nav>
      <span className={styles.switches}>
        {children}
        <Segmented
          label="Charts"
          value={tab === "all" ? "all" : "one"}
          options={AMOUNTS}
          onChange={(amount) => onChange(amount === "all" ? "all" : TABS[0])}
        />
      </span>
    </div>
  );
}

const AMOUNTS = [
  { value: "one", label: "One chart" },
  { value: "all", label: "All charts" },
] as const;
