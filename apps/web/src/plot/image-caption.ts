import type { Theme } from "./theme.ts";

/** What the page shows around a chart and an image of it must carry by itself. */
export interface ImageCaption {
  readonly title: string;
  /** What is drawn against what. */
  readonly sub: string;
  readonly legend: readonly { readonly label: string; readonly color: string }[];
  readonly source: string;
}

type Measure = (text: string, sizePx: number, weight: number) => number;

/** plotly sets lines 1.3 of the text's size apart, whatever the size of what is in them: titles are 14 px, sources 12. */
export const LINE_PX = { title: 14 * 1.3, small: 12 * 1.3 };

/** Title, what is drawn, and legend as lines of plotly's kind of text. */
export function captionText(
  { title, sub, legend }: ImageCaption,
  widthPx: number,
  measure: Measure,
  theme: Pick<Theme, "ink3">,
): string[] {
  const small = (text: string) => `<span style="font-size:12px;color:${theme.ink3}">${text}</span>`;
  const names = legend.map(
    ({ label, color }) => `<span style="font-size:12px;color:${color}"><b>${escaped(label)}</b></span>`,
  );
  return [
    ...wrapped(title, widthPx, (text) => measure(text, 14, 700)).map((line) => `<b>${escaped(line)}</b>`),
    ...wrapped(sub, widthPx, (text) => measure(text, 12, 400)).map((line) => small(escaped(line))),
    ...(names.length === 0 ? [] : [names.join("   ")]),
  ];
}

export function captionPx(lines: readonly string[]): number {
  return Math.ceil(lines.length * LINE_PX.title);
}

/** Lines that are no wider than `widthPx`, broken between words. */
export function wrapped(text: string, widthPx: number, width: (text: string) => number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const line = lines.at(-1);
    const longer = line === undefined ? word : `${line} ${word}`;
    if (line === undefined) lines.push(word);
    else if (width(longer) <= widthPx) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** plotly reads some tags in a text: a tag of a run is none. */
function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
