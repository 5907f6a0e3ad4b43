import { newestComparison } from "@xrpl-probe/report";
import { redirect } from "next/navigation";
import { NoRuns } from "../components/no-runs.tsx";
import { getDatabase } from "../db.ts";

/** Goes to the newest comparison; with a single run to that run; without any to the commands that make one. */
export default function Home() {
  const db = getDatabase();
  const newest = db === null ? null : newestComparison(db, { nowMs: Date.now() });
  if (newest === null) return <NoRuns />;
  if ("run" in newest) redirect(`/runs/${newest.run}`);
  redirect(`/compare?base=${encodeURIComponent(newest.base)}&head=${encodeURIComponent(newest.head)}`);
}
