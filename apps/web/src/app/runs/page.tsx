import { loadRunNotes } from "@xrpl-probe/report";
import type { Metadata } from "next";
import { NoRuns } from "../../components/no-runs.tsx";
import { getDatabase } from "../../db.ts";
import { editingAllowed } from "../../edit/editing.ts";
import { EditingOff } from "../../edit/editing-off.tsx";
import { runsRemembered } from "../../runs-remembered.ts";
import { RunsTable } from "./runs-table.tsx";

export const metadata: Metadata = { title: "Runs" };

export default function RunsPage() {
  const db = getDatabase();
  const runs = db === null ? [] : runsRemembered(db, Date.now());
  if (db === null || runs.length === 0) return <NoRuns />;
  const editable = editingAllowed();
  return (
    <>
      <RunsTable runs={runs} notes={loadRunNotes(db)} editable={editable} />
      {!editable && (
        <div className="pt-4">
          <EditingOff />
        </div>
      )}
    </>
  );
}
