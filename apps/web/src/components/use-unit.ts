"use client";

import { type DurationUnit, unitFor } from "@xrpl-probe/report/format";
import { useCallback } from "react";
import { usePreference } from "./use-preference.ts";

/** The unit of a column of durations: the one that the visitor prefers, else the one that suits its values. */
export function useUnit(): (ns: readonly (number | null)[]) => DurationUnit {
  const preferred = usePreference("unit");
  return useCallback((ns) => (preferred === "auto" ? unitFor(ns) : preferred), [preferred]);
}
