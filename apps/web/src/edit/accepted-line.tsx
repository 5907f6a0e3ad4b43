import type { Acceptance } from "@xrpl-probe/report";
import { When } from "../components/when.tsx";
import { WithdrawButton } from "./withdraw-button.tsx";

/** Which change is accepted, why, by whom and when; and the way to take that back. */
export function AcceptedLine({ accepted, editable }: { accepted: Acceptance; editable: boolean }) {
  const { change, tag, of, text, author, ms } = accepted;
  return (
    <p className="flex flex-wrap items-baseline gap-x-2 text-12 text-ink-3 leading-[18px]">
      <span>
        Accepted from <code className="text-ink-2">{tag}</code> on for {of}:
      </span>
      <span className="text-ink-2">“{text}”</span>
      <span>
        {author ?? "no name given"}, <When ms={ms} parts="short" />
      </span>
      {editable && <WithdrawButton change={change} text={text} />}
    </p>
  );
}
