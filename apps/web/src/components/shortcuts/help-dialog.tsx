"use client";

import { usePathname } from "next/navigation";
import { useEffect, useId, useRef } from "react";
import { SHORTCUTS } from "./shortcut-list.ts";

/** All keys that work on this page, and those of the others after them. */
export function HelpDialog({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const path = usePathname();
  const titleId = useId();
  useEffect(() => dialog.current?.showModal(), []);
  const here = SHORTCUTS.filter(({ paths }) => paths.some((begins) => begins.test(path)));
  const elsewhere = SHORTCUTS.filter((group) => !here.includes(group));
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onClose={onClose}
      className="m-auto max-h-[85vh] w-[min(760px,calc(100vw-32px))] overflow-y-auto rounded-[6px] border border-line-2 bg-ground p-0 text-ink backdrop:bg-[rgb(0_0_0/0.4)]"
    >
      <div className="grid gap-5 p-5">
        <div className="flex items-center justify-between">
          <h2 id={titleId} className="font-semibold text-16">
            Keys
          </h2>
          <button type="button" className="btn" onClick={() => dialog.current?.close()}>
            Close
          </button>
        </div>
        <div className="gap-x-10 sm:columns-2">
          {[...here, ...elsewhere].map((group) => (
            <section
              key={group.title}
              className={`mb-5 break-inside-avoid ${here.includes(group) ? "" : "text-ink-3"}`}
            >
              <h3 className="mb-1 font-semibold text-13">{group.title}</h3>
              <dl className="grid grid-cols-[72px_1fr] gap-y-1 text-13">
                {group.shortcuts.map(({ keys, does }) => (
                  <div key={keys.join(" ")} className="col-span-2 grid grid-cols-subgrid">
                    <dt className="flex gap-1">
                      {keys.map((key) => (
                        <kbd key={key}>{key}</kbd>
                      ))}
                    </dt>
                    <dd>{does}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
        <p className="text-12 text-ink-3">Keys do nothing while you type or a menu is open.</p>
      </div>
    </dialog>
  );
}
