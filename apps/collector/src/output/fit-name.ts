import type { Terminal } from "./terminal.ts";

interface Named {
  readonly probe: string;
  readonly type: number | null;
  readonly typeName: string;
  readonly code: number | null;
  readonly token: string;
}

/**
 * "Payment tecPATH_DRY" in at most `width` characters, with the probe before it unless it is `transactor`; imported
 * timings have a probe alone. Where it does not fit, the type is cut first, then the code: most codes of a type begin
 * alike.
 */
export function fitName(terminal: Terminal, named: Named, width: number): string {
  const [first, token] = partsOf(named);
  const whole = token === "" ? first : `${first} ${token}`;
  if (whole.length <= width) return whole;
  const mark = terminal.ascii ? "~" : "…";
  const room = token === "" ? width : Math.max(6, width - token.length - 1);
  const cut = first.length <= room ? first : `${first.slice(0, room - 1)}${mark}`;
  const both = token === "" ? cut : `${cut} ${token}`;
  return both.length <= width ? both : `${both.slice(0, width - 1)}${mark}`;
}

function partsOf({ probe, type, typeName, code, token }: Named): readonly [first: string, token: string] {
  const shownProbe = probe === "transactor" ? "" : probe;
  if (type === null && code === null) return [shownProbe || `${typeName}, ${token}`, ""];
  return [[shownProbe, type === null ? "" : typeName].filter(Boolean).join(" "), code === null ? "" : token];
}
