import type { Acceptance } from "@xrpl-probe/report";
import { AcceptButton } from "../../edit/accept-button.tsx";
import { AcceptedLine } from "../../edit/accepted-line.tsx";
import type { ChosenView } from "./chart-data.ts";

/** What may be said about the chosen row's change, as far as this server lets visitors edit. */
export interface Accepting {
  readonly editable: boolean;
  /** Of head: a change is accepted from a version on. */
  readonly versions: readonly string[];
  /** Those from head's versions on that concern the row. */
  readonly accepted: readonly Acceptance[];
}

interface ChosenAcceptedProps extends Accepting {
  readonly chosen: ChosenView;
}

/** Accepted changes of the row with who and when, and the way to accept the one that is shown. */
export function ChosenAccepted({ chosen, editable, versions, accepted }: ChosenAcceptedProps) {
  const { stratum, probe, rows } = chosen;
  const changed = rows.some(({ sign }) => /slower|faster/.test(sign));
  const offered = editable && changed && versions.length > 0 && stratum.type !== null && accepted.length === 0;
  if (accepted.length === 0 && !offered) return null;
  return (
    <>
      {accepted.map((one) => (
        <div key={one.change} className="basis-full">
          <AcceptedLine accepted={one} editable={editable} />
        </div>
      ))}
      {offered && stratum.type !== null && (
        <span className="md:ml-auto">
          <AcceptButton
            tags={versions}
            probes={[probe]}
            types={[{ type: stratum.type, name: stratum.typeName }]}
            about={{ type: stratum.type }}
          >
            Accept this change
          </AcceptButton>
        </span>
      )}
    </>
  );
}
