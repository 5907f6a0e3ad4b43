import type { Sentence, Tone } from "@xrpl-probe/report";
import { createElement, Fragment, type ReactNode } from "react";
import { type AnySign, SignIcon } from "./sign-icon.tsx";

/** The sign that stands before a word of that tone; a possible change has no direction here, its words tell it. */
const SIGNS: Partial<Record<Tone, AnySign>> = { slower: "slower", faster: "faster" };

const CLASSES: Readonly<Record<Tone, string>> = {
  slower: "font-semibold text-slower whitespace-nowrap",
  faster: "font-semibold text-faster whitespace-nowrap",
  possibly: "font-semibold",
  shifted: "font-semibold",
  strong: "font-semibold",
  code: "",
  command: "",
};

/** A sentence of a report as it is, in the page's tones. */
export function SentenceText({ sentence, iconSize = 12 }: { readonly sentence: Sentence; readonly iconSize?: number }) {
  const parts = sentence.map((part) => createElement(Part, { ...part, iconSize }));
  return createElement(Fragment, null, ...parts);
}

function Part({ text, tone, iconSize }: Sentence[number] & { iconSize: number }): ReactNode {
  if (tone === undefined) return text;
  if (tone === "code" || tone === "command") return <code className="text-[0.92em]">{text}</code>;
  const sign = SIGNS[tone];
  return (
    <span className={CLASSES[tone]}>
      {sign && (
        <>
          <SignIcon sign={sign} size={iconSize} />
          {"\u00a0"}
        </>
      )}
      {text}
    </span>
  );
}
