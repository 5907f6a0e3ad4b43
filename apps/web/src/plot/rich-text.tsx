import { createElement, Fragment } from "react";

/** Text made from data, in which `backticks` hold codes and ids: they are set in the mono font. */
export function RichText({ text }: { readonly text: string }) {
  const parts = text.split("`").map((part, at) => (at % 2 === 1 ? createElement("code", null, part) : part));
  return createElement(Fragment, null, ...parts);
}

/** The same text where there is only one font. */
export function plainText(text: string): string {
  return text.replaceAll("`", "");
}
