import { AcceptButton } from "../../edit/accept-button.tsx";
import { AcceptedLine } from "../../edit/accepted-line.tsx";
import type { Multiple } from "./multiples.ts";

interface ChangeLinesProps extends Pick<Multiple, "changes" | "series"> {
  readonly probe: string;
  readonly editable: boolean;
}

/** The change points of one series in words: accepted by whom, or the way to accept them. */
export function ChangeLines({ changes, series, probe, editable }: ChangeLinesProps) {
  const { type, typeName, name } = series;
  return changes.map(({ near, size, accepted }) => (
    <div key={near} className="pt-1">
      <p className="flex flex-wrap items-baseline gap-x-2 text-12 text-ink-2 leading-[18px]">
        <span>
          Near <code>{near}</code>: {size}
        </span>
        {editable && accepted === null && type !== null && (
          <AcceptButton tags={[near]} probes={[probe]} types={[{ type, name: typeName }]} about={{ type }} small>
            Accept<span className="sr-only">{` the change of ${name} near ${near}`}</span>
          </AcceptButton>
        )}
      </p>
      {accepted !== null && <AcceptedLine accepted={accepted} editable={editable} />}
    </div>
  ));
}
