import type { RunLabels as Labels, RunView } from "@xrpl-probe/report";
import { ScrollRegion } from "../../../components/scroll-region.tsx";
import { When } from "../../../components/when.tsx";
import { AcceptButton } from "../../../edit/accept-button.tsx";
import { editingAllowed } from "../../../edit/editing.ts";
import { EditingOff } from "../../../edit/editing-off.tsx";
import { WithdrawButton } from "../../../edit/withdraw-button.tsx";

/** What people said about this run and its versions, with who and when. */
export function RunLabels(props: { labels: Labels; choices: RunView["choices"]; versions: readonly string[] }) {
  const { labels, choices, versions } = props;
  const editable = editingAllowed();
  const nothing = labels.accepted.length + labels.tagChanges.length === 0;
  if (nothing && !editable) {
    return (
      <div className="mt-8">
        <EditingOff />
      </div>
    );
  }
  if (nothing && versions.length === 0) return null;
  return (
    <section className="mt-8">
      <div className="mb-2 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <h2 className="font-semibold text-16 tracking-[-0.008em]">{titleOf(labels, versions)}</h2>
        {editable && versions.length > 0 && (
          <AcceptButton
            tags={versions}
            probes={choices.probes}
            types={choices.types.map(({ type, name }) => ({ type, name }))}
            about={null}
          >
            Accept a change
          </AcceptButton>
        )}
      </div>
      {!nothing && (
        <ScrollRegion label="What was said">
          <table className="table">
            <thead>
              <tr>
                {["What", "Text", "By", "When", ""].map((name) => (
                  <th key={name} scope="col">
                    {name === "" ? <span className="sr-only">Action</span> : name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {labels.accepted.map(({ change, tag, of, text, author, ms }) => (
                <tr key={`accepted ${change}`}>
                  <th scope="row" className="font-normal">
                    Accepted from <code>{tag}</code> on: {of}
                  </th>
                  <td className="!whitespace-normal">{text}</td>
                  <Said author={author} ms={ms} />
                  <td className="num">{editable && <WithdrawButton change={change} text={text} />}</td>
                </tr>
              ))}
              {labels.tagChanges.map(({ text, author, ms }) => (
                <tr key={`tags ${ms} ${text}`}>
                  <th scope="row" className="font-normal">
                    Tags changed
                  </th>
                  <td>
                    <code>{text}</code>
                  </td>
                  <Said author={author} ms={ms} />
                  <td />
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      {!editable && <EditingOff />}
    </section>
  );
}

function Said({ author, ms }: { author: string | null; ms: number }) {
  return (
    <>
      <td>{author ?? <span className="text-ink-3">no name given</span>}</td>
      <td className="text-ink-2">
        <When ms={ms} parts="short" />
      </td>
    </>
  );
}

function titleOf({ accepted, tagChanges }: Labels, versions: readonly string[]): string {
  if (accepted.length > 0) return accepted.length === 1 ? "One accepted change" : `${accepted.length} accepted changes`;
  if (tagChanges.length > 0) return "Its tags were changed";
  return versions.length === 0
    ? "A change is accepted from a version on"
    : `No change is accepted from ${versions.join(", ")} on`;
}
