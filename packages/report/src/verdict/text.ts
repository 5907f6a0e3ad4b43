/**
 * What a part of a sentence says, for colour and weight: a proven slowdown or speed-up, a possible one, a shift of codes,
 * the name of a return code (mono), a number that changed (bold), a command or a path to copy.
 */
export type Tone = "slower" | "faster" | "possibly" | "shifted" | "code" | "strong" | "command";

export interface TextPart {
  readonly text: string;
  readonly tone?: Tone;
}

/** A sentence in parts, the same words on page, terminal and in Markdown. Typography is the screen's (`format.ts`). */
export type Sentence = readonly TextPart[];

export function plain(sentence: Sentence): string {
  return sentence.map(({ text }) => text).join("");
}
