import type { Terminal } from "./terminal.ts";

/**
 * "Payment tecPATH_DRY" in at most `width` characters. Where it does not fit, the type is cut first, then the code: most
 * codes of a type begin alike.
 */
export function fitName(terminal: Terminal, typeName: string, token: string, width: number): string {
  const whole = `${typeName} ${token}`;
  if (whole.length <= width) return whole;
  const mark = terminal.ascii ? "~" : "…";
  const forType = Math.max(6, width - token.length - 1);
  const type = typeName.length <= forType ? typeName : `${typeName.slice(0, forType - 1)}${mark}`;
  const both = `${type} ${token}`;
  return both.length <= width ? both : `${both.slice(0, width - 1)}${mark}`;
}
