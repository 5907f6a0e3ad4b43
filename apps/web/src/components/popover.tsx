"use client";

import { type ReactNode, useId } from "react";

/** A word that opens what is under it, over the page; a press elsewhere and Escape close it. The browser does all of it. */
export function Popover(props: {
  readonly label: string;
  /** Of the word's two ends the one that the box begins at. */
  readonly at: "start" | "end";
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const { label, at, className = "", children } = props;
  const id = useId();
  return (
    <>
      <button type="button" popoverTarget={id} className={className}>
        {label}
      </button>
      <div id={id} popover="auto" className="popover" data-at={at}>
        {children}
      </div>
    </>
  );
}
