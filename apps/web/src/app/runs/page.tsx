import { loadRuns } from "@xrpl-probe/report";
import type { Metadata } from "next";
import { NoRuns } from "../../components/no-runs.tsx";
import { getDatabase } from "../../db.ts";
import { RunsTable } from "./runs-table.tsx";

export const metadata: Metadata = { title: "Runs" };

export default function RunsPage() {
  const db = getDatabase();
  const runs = db === null ? [] : loadRuns(db, { nowMs: Date.now() });
  return runs.length === 0 ? <NoRuns /> : <RunsTable runs={runs} />;
}
