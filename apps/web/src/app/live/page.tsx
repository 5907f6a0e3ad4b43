import { loadRuns } from "@xrpl-probe/report";
import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { Command } from "../../components/command.tsx";
import { commandsName, getDatabase } from "../../db.ts";

export const metadata: Metadata = { title: "Live" };

/** The newest run that is being recorded. */
export default function LivePage() {
  const db = getDatabase();
  const runs = db === null ? [] : loadRuns(db, { nowMs: Date.now() });
  const live = runs.find(({ status }) => status === "recording");
  if (live !== undefined) redirect(`/live/${live.ref}`);
  const option = commandsName();
  return (
    <section className="max-w-[720px] pt-10">
      <h1 className="font-medium text-20 tracking-[-0.014em]">No run is being recorded into this database.</h1>
      <p className="mt-3 mb-6 text-ink-2">
        Start one as root on the server's host, then load this page again: it shows the last five minutes of a run while
        it is recorded.
      </p>
      <Command>{`sudo xrpl-probe record --tag 1.4.0-b5 --duration 900${option === undefined ? "" : ` --db ${option}`}`}</Command>
      {runs.length > 0 && (
        <p className="mt-6">
          <Link href="/runs" className="btn">
            Runs that have ended
          </Link>
        </p>
      )}
    </section>
  );
}
