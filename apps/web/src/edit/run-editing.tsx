"use client";

import { useRouter } from "next/navigation";
import { lazy, Suspense, useState } from "react";
import type { DeletedRun } from "./delete-dialog.tsx";
import type { LabelledRun } from "./labels-dialog.tsx";

const LabelsDialog = lazy(async () => ({ default: (await import("./labels-dialog.tsx")).LabelsDialog }));
const DeleteDialog = lazy(async () => ({ default: (await import("./delete-dialog.tsx")).DeleteDialog }));

/** What may be changed of one run, on its own page. */
export function RunEditing({ run }: { run: LabelledRun & DeletedRun }) {
  const [open, setOpen] = useState<"labels" | "delete" | null>(null);
  const router = useRouter();
  const close = () => setOpen(null);
  return (
    <>
      <button type="button" className="btn" aria-haspopup="dialog" onClick={() => setOpen("labels")}>
        Edit
      </button>
      <button type="button" className="btn" aria-haspopup="dialog" onClick={() => setOpen("delete")}>
        Delete
      </button>
      <Suspense fallback={null}>
        {open === "labels" && <LabelsDialog runs={[run]} onClose={close} />}
        {open === "delete" && <DeleteDialog runs={[run]} onClose={close} onDone={() => router.push("/runs")} />}
      </Suspense>
    </>
  );
}
