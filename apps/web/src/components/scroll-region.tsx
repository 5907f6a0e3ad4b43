"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";

/** A table that may be wider than the screen: while it is, the keyboard reaches it and scrolls it. */
export function ScrollRegion({ label, children }: { label: string; children: ReactNode }) {
  const region = useRef<HTMLElement>(null);
  const [wider, setWider] = useState(false);
  useEffect(() => {
    const element = region.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setWider(element.scrollWidth > element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <section ref={region} className="scroll-x" aria-label={label} {...(wider && { tabIndex: 0 })}>
      {children}
    </section>
  );
}
