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

interface SentenceTextProps {
  readonly sentence: Sentence;
  readonly iconSize?: number;
  /** It stands alone as a title: it begins with a capital. */
  readonly title?: boolean;
}

const upper = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** A sentence of a report as it is, in the page's tones. */
export function SentenceText({ sentence, iconSize = 12, title = false }: SentenceTextProps) {
  const parts: ReactNode[] = [];
  for (const [at, { text, ...part }] of sentence.entries())
    parts.push(createElement(Part, { ...part, text: title && at === 0 ? upper(text) : text, iconSize }));
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
