/** A server version as rippled and xrpld print it: `1.4.0`, `1.4.0-b4`, `3.2.0-rc1`, `2.4.0-b1+0123abc.DEBUG`. */
export interface Version {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  /** `{ kind: "b", number: 4 }` of `-b4`; null for a release. */
  readonly pre: { readonly kind: string; readonly number: number } | null;
}

const part = "(0|[1-9]\\d{0,8})";
const pattern = new RegExp(`^v?${part}\\.${part}\\.${part}(?:-([a-z]+)${part}?)?(?:\\+[\\w.-]+)?$`, "i");

/** Null for text that is no version. A leading `v` is allowed, build metadata after `+` is ignored. */
export function parseVersion(text: string): Version | null {
  const match = pattern.exec(text.trim());
  if (match === null) return null;
  const [, major, minor, patch, kind, number] = match;
  return {
    major: Number(major),
    minor: Number(minor),
    patch: Number(patch),
    pre: kind === undefined ? null : { kind: kind.toLowerCase(), number: Number(number ?? 0) },
  };
}

/** Whether a run's tag names a server version, and so groups runs into a beta. */
export function isVersionTag(tag: string): boolean {
  return parseVersion(tag) !== null;
}

/**
 * Orders texts for `Array.sort`: versions from old to new (1.4.0-b4 < 1.4.0-b10 < 1.4.0-rc1 < 1.4.0 < 1.10.0), then
 * everything that is no version, by its characters. 0 only for the same version or the same text.
 */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [parseVersion(a), parseVersion(b)];
  if (left !== null && right !== null) return comparePrecedence(left, right);
  if (left !== null) return -1;
  if (right !== null) return 1;
  return compareText(a, b);
}

export function comparePrecedence(a: Version, b: Version): number {
  return compareCore(a, b) || comparePre(a.pre, b.pre);
}

/** Ignores what comes before a release: every beta of 1.4.0 equals 1.4.0. */
export function compareCore(a: Version, b: Version): number {
  return a.major - b.major || a.minor - b.minor || a.patch - b.patch;
}

/** The kinds in use, `b` and `rc`, stand in the order of the alphabet; a release comes after all of its candidates. */
function comparePre(a: Version["pre"], b: Version["pre"]): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return compareText(a.kind, b.kind) || a.number - b.number;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
