import type { Side } from "./side.ts";

/** A side as typed, but a run named by itself by its short id, and more than two parts as "3 runs". */
export function sideLabel(side: Side, runs: readonly { readonly id: string; readonly shortId: string }[]): string {
  const short = (name: string) => runs.find(({ id }) => id.startsWith(name))?.shortId ?? name;
  const parts = side.parts.map((part) => (part.kind === "commit" ? part.prefix.slice(0, 9) : short(part.name)));
  return parts.length > 2 ? `${parts.length} runs` : parts.join(", ");
}
