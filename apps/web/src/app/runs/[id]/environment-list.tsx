import type { EnvironmentFact } from "@xrpl-probe/report";

/** Host, server and recording. Folded on a phone, open where there is room (components.css). */
export function EnvironmentList({ facts }: { facts: readonly EnvironmentFact[] }) {
  if (facts.length === 0) return null;
  return (
    <details className="environment border-line border-t text-12">
      <summary className="cursor-pointer py-2 text-13 text-ink-2">Environment of the run</summary>
      <dl className="grid gap-x-8 gap-y-1 pb-3 sm:grid-cols-2 sm:pt-3 lg:grid-cols-4">
        {facts.map(({ name, value, mono }) => (
          <div key={name} className="grid grid-cols-[88px_minmax(0,1fr)] gap-3">
            <dt className="text-ink-3">{name}</dt>
            <dd className={`[overflow-wrap:anywhere] ${mono ? "font-mono tracking-tight" : ""}`}>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
