"use client";

import { lazy, Suspense, useState } from "react";

const WithdrawDialog = lazy(async () => ({ default: (await import("./withdraw-dialog.tsx")).WithdrawDialog }));

/** Opens the question whether a change is accepted no more. */
export function WithdrawButton({ change, text }: { change: number; text: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="underline underline-offset-3"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        Withdraw<span className="sr-only"> “{text}”</span>
      </button>
      <Suspense fallback={null}>
        {open && <WithdrawDialog change={change} text={text} onClose={() => setOpen(false)} />}
      </Suspense>
    </>
  );
}
