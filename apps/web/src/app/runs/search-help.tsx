import { Popover } from "../../components/popover.tsx";

/** What the search over runs understands, behind a word beside it. */
export function SearchHelp() {
  return (
    <Popover label="How to search" at="start" className="text-13 text-ink-2 underline underline-offset-3">
      <div className="w-[min(440px,calc(100vw-32px))] p-3">
        <p className="mb-2 text-ink-2">
          Every word must hold; a minus before one turns it around, * stands for anything.
        </p>
        <dl className="grid grid-cols-[minmax(140px,auto)_1fr] gap-x-4 gap-y-1">
          {TERMS.map(([term, meaning]) => (
            <div key={term} className="col-span-2 grid grid-cols-subgrid">
              <dt>
                <code>{term}</code>
              </dt>
              <dd className="text-ink-2">{meaning}</dd>
            </div>
          ))}
        </dl>
      </div>
    </Popover>
  );
}

const TERMS = [
  ["b5", "anywhere in tags, commit, version, host or id"],
  ["-b4", "nowhere there"],
  ["tag:1.4.0-b*", "a tag, whole"],
  ["host:perf1", "the host, whole"],
  ["commit:6bcc", "beginning of the commit"],
  ["version:1.4*", "the server's version"],
  ["id:01a1fe", "beginning of the id"],
  ["status:complete", "or recording, interrupted, failed"],
  ["source:ebpf", "or import, synthetic"],
  ["after:2026-10-01", "begun on that day or later"],
  ["before:2026-11-01", "begun before that day"],
] as const;
