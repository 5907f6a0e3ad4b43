import { newestComparison, ReportError } from "@xrpl-probe/report";
import { redirect } from "next/navigation";
import { createLoader, parseAsStringLiteral, type SearchParams } from "nuqs/server";
import { Suspense } from "react";
import { NoRuns } from "../components/no-runs.tsx";
import { Problem } from "../components/problem.tsx";
import { getDatabase } from "../db.ts";
import { rememberedOfEnded } from "../remembered.ts";
import { loadCompared } from "./compare/load-compared.ts";
import { HomeLead } from "./home/home-lead.tsx";
import { LadderSkeleton } from "./home/ladder-skeleton.tsx";
import { LoadedLadder } from "./home/loaded-ladder.tsx";

const loadParams = createLoader({
  against: parseAsStringLiteral(["previous", "release"] as const).withDefault("previous"),
});

/** Is the newest version slower? With a single run that run; without any the commands that make one. */
export default async function Home({ searchParams }: { readonly searchParams: Promise<SearchParams> }) {
  const { against } = await loadParams(searchParams);
  const db = getDatabase();
  const nowMs = Date.now();
  const newest = db === null ? null : rememberedOfEnded(db, "newest", { nowMs }, () => newestComparison(db, { nowMs }));
  if (db === null || newest === null) return <NoRuns />;
  if ("run" in newest) redirect(`/runs/${newest.run}`);
  const whole = { probe: null, type: null, code: null, from: null, to: null, nowMs };
  const compared = loadCompared(db, { ...newest, ...whole });
  return (
    <>
      {compared instanceof ReportError ? (
        <Problem problem={compared} link={{ href: "/runs", label: "All runs" }} />
      ) : (
        <HomeLead compared={compared} />
      )}
      <Suspense fallback={<LadderSkeleton />}>
        <LoadedLadder db={db} against={against} nowMs={nowMs} />
      </Suspense>
    </>
  );
}
