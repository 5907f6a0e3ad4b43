"use client";

import { lazy, Suspense, useState } from "react";
import type { AcceptChoices } from "./accept-dialog.tsx";

const AcceptDialog = lazy(async () => ({ default: (await import("./accept-dialog.tsx")).AcceptDialog }));

/** Opens the question which change is accepted. */
export function AcceptButton(choices: AcceptChoices) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="btn" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        Accept a change
      </button>
      <Suspense fallback={null}>{open && <AcceptDialog {...choices} onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}
