import { type RefObject, useLayoutEffect, useState } from "react";

/** As long as nothing is measured: a row on a desk. */
const FIRST = { rowPx: 33, topPx: 0 };

/** How high the rows of a table are, which are all alike, and where on the page they begin. */
export function useRowLayout(body: RefObject<HTMLElement | null>): { readonly rowPx: number; readonly topPx: number } {
  const [layout, setLayout] = useState(FIRST);
  useLayoutEffect(() => {
    const measure = () => {
      const row = body.current?.querySelector("[data-run]")?.getBoundingClientRect();
      const table = body.current?.getBoundingClientRect();
      if (row === undefined || table === undefined) return;
      const measured = { rowPx: row.height, topPx: Math.round(table.top + scrollY) };
      setLayout((known) => (known.rowPx === measured.rowPx && known.topPx === measured.topPx ? known : measured));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.documentElement);
    return () => observer.disconnect();
  }, [body]);
  return layout;
}
