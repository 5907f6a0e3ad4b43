"use client";

import type { ReactNode } from "react";
import { TABS, type Tab } from "./params.ts";
import styles from "./tabs.module.css";

const NAMES: Readonly<Record<Tab, string>> = {
  all: "All",
  histogram: "Histogram",
  percentiles: "Percentiles",
  difference: "Difference",
  codes: "Codes",
  "by-code": "Latency by code",
};

/** Which charts of the row are shown; the keys 1 to 6 do the same. */
export function Tabs({ tab, onChange, children }: { tab: Tab; onChange: (tab: Tab) => void; children: ReactNode }) {
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
      <span className={styles.switches}>{children}</span>
    </div>
  );
}
