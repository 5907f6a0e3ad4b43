import { covers, releaseOf } from "./release.ts";
import { codes } from "./tables/codes.ts";

export type CodeFamily = "tes" | "tec" | "ter" | "tef" | "tem" | "tel" | "unknown";

/** A return code (TER) as one server version means it. */
export interface DecodedCode {
  readonly code: number;
  /** `tecPATH_DRY`; null where the version has no name for the number. */
  readonly token: string | null;
  /** What the number's range says, also where it has no name. */
  readonly family: CodeFamily;
  readonly description: string | null;
  /** Without a version: what else the number has meant, newest first. Empty where a version is given. */
  readonly alternatives: readonly string[];
}

type CodeRow = (typeof codes)[number];

const rowsByCode = new Map<number, CodeRow[]>();
for (const row of codes) rowsByCode.set(row[0], [row, ...(rowsByCode.get(row[0]) ?? [])]);

/**
 * Decodes a number for a server version. Without one (or with text that is no version) the newest server that knows
 * the number decides, and `alternatives` says what older ones called it: 25 `tem` numbers moved in 1.3.0 or 1.7.0, and
 * 153 was renamed in 2.0.0.
 */
export function decodeCode(code: number, version?: string | null): DecodedCode {
  const rows = rowsByCode.get(code) ?? [];
  const match = version ? releaseOf(version) : null;
  const family = codeFamily(code);
  if (match !== null) {
    const row = rows.find(([, , first, last]) => covers(match.release, first, last));
    return { code, token: row?.[1] ?? null, family, description: row?.[4] ?? null, alternatives: [] };
  }
  const [newest] = rows;
  const tokens = [...new Set(rows.map(([, token]) => token))];
  return { code, token: newest?.[1] ?? null, family, description: newest?.[4] ?? null, alternatives: tokens.slice(1) };
}

/** What a person reads: `tecPATH_DRY`, `tec 250` for a number without a name, `temA or temB` where only the version could tell. */
export function codeLabel(code: number, version?: string | null): string {
  const { token, family, alternatives } = decodeCode(code, version);
  if (token === null) return family === "unknown" ? `code ${code}` : `${family} ${code}`;
  return [token, ...alternatives].join(" or ");
}

/** The ranges of the server's TER.h; the same in every release. */
export function codeFamily(code: number): CodeFamily {
  if (code === 0) return "tes";
  if (code >= 100 && code <= 255) return "tec";
  if (code >= -99 && code <= -1) return "ter";
  if (code >= -199 && code <= -100) return "tef";
  if (code >= -299 && code <= -200) return "tem";
  if (code >= -399 && code <= -300) return "tel";
  return "unknown";
}
