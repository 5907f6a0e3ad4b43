"use client";

import type { Edit } from "@xrpl-probe/report";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { sendEdit } from "./send-edit.ts";
import { useAuthor } from "./use-author.ts";

export interface EditDialogProps {
  readonly title: string;
  /** The button that does it. */
  readonly action: string;
  readonly danger?: boolean;
  /** Whether the change is kept with a name. */
  readonly signed: boolean;
  /** What to change; several are made in order, and the first that fails is told. */
  readonly edits: (author: string) => readonly Edit[];
  readonly onClose: () => void;
  /** After the change was made, instead of reading the page again. */
  readonly onDone?: (() => void) | undefined;
  readonly children: ReactNode;
}

/** A question over the page: Esc and Cancel leave it, and the focus goes back to where it came from. */
export function EditDialog({ title, action, danger, signed, edits, onClose, onDone, children }: EditDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const router = useRouter();
  const [author, setAuthor] = useAuthor();
  const [state, setState] = useState<"open" | "sending" | { readonly problem: string }>("open");
  const titleId = useId();
  useEffect(() => dialog.current?.showModal(), []);
  const send = async () => {
    setState("sending");
    for (const edit of edits(author)) {
      const problem = await sendEdit(edit);
      if (problem !== null) return setState({ problem });
    }
    dialog.current?.close();
    if (onDone === undefined) router.refresh();
    else onDone();
  };
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onClose={onClose}
      className="m-auto w-[min(520px,calc(100vw-32px))] rounded-[6px] border border-line-2 bg-ground p-0 text-ink backdrop:bg-[rgb(0_0_0/0.4)]"
    >
      <form
        className="grid gap-4 p-5"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <h2 id={titleId} className="font-semibold text-16">
          {title}
        </h2>
        {children}
        {signed && (
          <label className="grid gap-1 text-12 text-ink-2">
            Your name, kept with the change
            <input
              className="field"
              value={author}
              maxLength={80}
              autoComplete="name"
              onChange={(event) => setAuthor(event.target.value)}
            />
          </label>
        )}
        {typeof state === "object" && (
          <p role="alert" className="text-13 text-bad">
            {state.problem}
          </p>
        )}
        <div className="flex justify-end gap-2">
          <button type="button" className="btn" onClick={() => dialog.current?.close()}>
            Cancel
          </button>
          <button
            type="submit"
            className={`btn ${danger ? "btn-danger" : "btn-primary"}`}
            disabled={state === "sending"}
          >
            {state === "sending" ? "…" : action}
          </button>
        </div>
      </form>
    </dialog>
  );
}
