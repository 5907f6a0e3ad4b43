"use client";

import { useRouter } from "next/navigation";
import { lazy, Suspense, useEffect, useState } from "react";
import { isBusy } from "./is-busy.ts";

const HelpDialog = lazy(async () => ({ default: (await import("./help-dialog.tsx")).HelpDialog }));
const loadList = () => import("./shortcut-list.ts");

/** After `g` the letter of a page is waited for so long. */
const WAIT_MS = 1500;

/** The keys that work on every page: `?` and `g` with a letter. Off while someone types or a menu or dialog is open. */
export function PageKeys() {
  const [open, setOpen] = useState(false);
  const router = useRouter();
  useEffect(() => {
    let going = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.key === "Shift" || isBusy(event.target)) return;
      const was = going;
      going = false;
      clearTimeout(timer);
      if (was) {
        // before a page's own keys: `c` after `g` goes to Compare
        event.preventDefault();
        void loadList().then(({ PLACES }) => {
          const place = PLACES[event.key];
          if (place !== undefined) router.push(place.href);
        });
      } else if (event.key === "g") {
        event.preventDefault();
        going = true;
        timer = setTimeout(() => {
          going = false;
        }, WAIT_MS);
      } else if (event.key === "?") {
        event.preventDefault();
        setOpen(true);
      }
    };
    addEventListener("keydown", press, { capture: true });
    return () => {
      clearTimeout(timer);
      removeEventListener("keydown", press, { capture: true });
    };
  }, [router]);
  return <Suspense fallback={null}>{open && <HelpDialog onClose={() => setOpen(false)} />}</Suspense>;
}
