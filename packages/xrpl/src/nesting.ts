import { isOfTypesSet, namesOutsideOfApply } from "./presets.ts";

/** The server's own USDT probes of its peers, heard on other threads. */
const PEER = /^peer_/;

/**
 * Under which name a probe counts among those that lie inside of an apply (`Transactor::operator()`) and lengthen it;
 * null where it lies outside. Which classes a binary has differs by version, so that all of the set `types` count as one.
 * Own probes can lie anywhere and count as inside.
 */
export function insideOfApplyAs(probe: { readonly name: string; readonly definition: string | null }): string | null {
  if (isOfTypesSet(probe.definition)) return "types";
  return PEER.test(probe.name) || namesOutsideOfApply.has(probe.name) ? null : probe.name;
}
