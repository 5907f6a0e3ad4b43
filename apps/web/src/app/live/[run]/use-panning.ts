"use client";

import { type PointerEvent, useCallback } from "react";

/** Less is a click. */
const DRAG_PX = 4;

/** Handlers for what holds a plot: tell when somebody drags over it. The plot takes the events over while it is dragged. */
export function usePanning(onPan: () => void): { onPointerDownCapture: (event: PointerEvent) => void } {
  const onPointerDownCapture = useCallback(
    ({ target, clientX, clientY }: PointerEvent) => {
      if (!(target instanceof Element) || target.closest(".draglayer") === null) return;
      const stop = new AbortController();
      const { signal } = stop;
      const move = (event: globalThis.PointerEvent) => {
        if (Math.hypot(event.clientX - clientX, event.clientY - clientY) < DRAG_PX) return;
        stop.abort();
        onPan();
      };
      addEventListener("pointermove", move, { signal, capture: true });
      addEventListener("pointerup", () => stop.abort(), { signal, capture: true });
    },
    [onPan],
  );
  return { onPointerDownCapture };
}
