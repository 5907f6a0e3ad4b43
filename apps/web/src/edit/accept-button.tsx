"use client";

import { lazy, type ReactNode, Suspense, useState } from "react";
import type { AcceptChoices } from "./accept-dialog.tsx";

const AcceptDialog = lazy(async () => ({ default: (await import("./accept-dialog.tsx")).AcceptDialog }));

interface AcceptButtonProps extends AcceptChoices {
  /** Beside a line of small text. */
  readonly small?: boolean;
  readonly children: ReactNode;
}

/** Opens the question which change is accepted. */
export function AcceptButton({ children, small = false, ...choices }: AcceptButtonProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className={small ? "underline underline-offset-3" : "btn"}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {children}
      </button>
      <Suspense fallback={null}>{open && <AcceptDialog {...choices} onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}
