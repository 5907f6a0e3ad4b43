import { compareVersions, isVersionTag } from "@xrpl-probe/xrpl";

/** A version tag that is another one than the server's own is most likely a mistake, and minutes of recording rest on it. */
export function tagRemark(tags: readonly string[], version: string | null): string | null {
  const tagged = tags.filter(isVersionTag);
  if (version === null || tagged.length === 0) return null;
  if (tagged.some((tag) => compareVersions(tag, version) === 0)) return null;
  return `tagged ${tagged.join(", ")}, but the server says it is ${version}`;
}
