/** The page's design tokens as a chart needs them. Colours are #rrggbb. */
export interface Theme {
  readonly ground: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly base: string;
  readonly head: string;
  readonly baseInk: string;
  readonly headInk: string;
  /** proven changes alone */
  readonly slower: string;
  readonly faster: string;
  /** changes below the threshold */
  readonly corridor: string;
  /** codes that succeed and codes that do not */
  readonly success: string;
  readonly failure: string;
  /** one line per transaction type, in order of their size */
  readonly types: readonly string[];
  /** from the ground colour to the densest */
  readonly ramp: readonly string[];
  readonly fillAlpha: number;
  /** of an interval's band around its line */
  readonly bandAlpha: number;
  readonly sans: string;
  readonly mono: string;
}

/** Reads the tokens of the style sheet. `token` gives the value of one CSS variable, as `getPropertyValue` does. */
export function readTheme(token: (name: `--${string}`) => string): Theme {
  const list = (name: `--${string}`) =>
    token(name)
      .split(",")
      .map((part) => part.trim());
  return {
    ground: token("--ground"),
    line: token("--line"),
    lineStrong: token("--line-2"),
    ink: token("--ink"),
    ink2: token("--ink-2"),
    ink3: token("--ink-3"),
    base: token("--base"),
    head: token("--head"),
    baseInk: token("--base-ink"),
    headInk: token("--head-ink"),
    slower: token("--slower"),
    faster: token("--faster"),
    corridor: token("--corridor"),
    success: token("--fam-tes"),
    failure: token("--fam-tec"),
    types: list("--types"),
    ramp: list("--ramp"),
    fillAlpha: Number(token("--fill-a")),
    bandAlpha: Number(token("--band-a")),
    sans: token("--sans"),
    mono: token("--mono"),
  };
}

/** A colour at an opacity. Style sheets are minified: `#rgb` is one too. */
export function alpha(hex: string, opacity: number): string {
  const digits = hex.length === 4 ? hex.replaceAll(/[^#]/g, "$&$&") : hex;
  const channels = [1, 3, 5].map((at) => Number.parseInt(digits.slice(at, at + 2), 16));
  return `rgba(${channels.join(",")},${opacity})`;
}
