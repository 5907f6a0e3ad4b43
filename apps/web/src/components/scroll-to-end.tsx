"use client";

import { type ReactNode, useEffect, useRef } from "react";

/** A wide table whose end is what a visitor came for: where it does not fit, it is shown scrolled to there. */
export function ScrollToEnd({ children }: { readonly children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (box.current) box.current.scrollLeft = box.current.scrollWidth;
  }, []);
  return (
    <div ref={box} className="scroll-x">
      {children}
    </div>
  );
}
