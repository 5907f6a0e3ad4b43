import type { CodeVerdict, Sign, TrendSeries } from "@xrpl-probe/report";
import type { ReactNode } from "react";

export type AnySign = Sign | CodeVerdict["sign"] | TrendSeries["sign"];

const UP = "M6 1.5 11 10.5H1z";
const DOWN = "M6 10.5 1 1.5h10z";
const DIAMOND = "M6 1.2 10.8 6 6 10.8 1.2 6z";
const SHAPES: Readonly<Record<AnySign, ReactNode>> = {
  slower: <path d={UP} fill="currentColor" stroke="none" />,
  faster: <path d={DOWN} fill="currentColor" stroke="none" />,
  "possibly-slower": <path d="M6 2.2 10.6 10H1.4z" />,
  "possibly-faster": <path d="M6 9.8 1.4 2h9.2z" />,
  "no-change": <path d="M1.5 4.25h9M1.5 7.75h9" />,
  inconclusive: (
    <>
      <path d="M3.4 4.1C3.5 2.6 4.5 1.7 6 1.7s2.6.9 2.6 2.3C8.6 5.9 6 5.8 6 7.6" />
      <circle cx="6" cy="10" r=".95" fill="currentColor" stroke="none" />
    </>
  ),
  "not-judged": <circle cx="6" cy="6" r="1.6" fill="currentColor" stroke="none" />,
  "not-comparable": <path d="M6 1.4a4.6 4.6 0 1 1 0 9.2 4.6 4.6 0 0 1 0-9.2zM2.8 9.2l6.4-6.4" />,
  shifted: <path d={DIAMOND} fill="currentColor" stroke="none" />,
  "possibly-shifted": <path d={DIAMOND} />,
  new: <path d="M6 1.5v9M1.5 6h9" />,
  gone: <path d="M1.5 6h9" />,
  changed: <path d="M1 9h4.5V3H11" />,
  apart: <path d="M1 9h6.5M9.5 3.2v.01M9.5 1.6a1.6 1.6 0 1 1 0 3.2 1.6 1.6 0 0 1 0-3.2z" />,
  drifted: <path d="M1 9.5 11 2.5" />,
  steady: <path d="M1.5 4.25h9M1.5 7.75h9" />,
};

const COLORS: Partial<Record<AnySign, string>> = { slower: "text-slower", faster: "text-faster" };

/** A verdict's sign, drawn: the fonts' latin subsets lack them. The word beside it says the same. */
export function SignIcon({ sign, size = 12 }: { readonly sign: AnySign; readonly size?: number }) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 12 12"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinejoin="round"
      className={`inline-block shrink-0 ${COLORS[sign] ?? ""}`}
      data-sign={sign}
    >
      {SHAPES[sign]}
    </svg>
  );
}

/** Colour and weight are for what is proven; a possible change is ink, and nothing to worry about is grey. */
export function signTone(sign: AnySign): string {
  if (sign === "slower" || sign === "faster") return `${COLORS[sign]} font-semibold`;
  if (sign === "no-change" || sign === "not-judged" || sign === "not-comparable" || sign === "steady")
    return "text-ink-3";
  return "text-ink";
}
