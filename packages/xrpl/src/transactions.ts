import { covers, releaseOf } from "./release.ts";
import { types } from "./tables/types.ts";

const names = new Map<number, string>(types.map(([type, name]) => [type, name]));

/** `OfferCreate` of 7: the name in the protocol, the same in every version; `type 90` for a number that none has used. */
export function typeName(type: number): string {
  return names.get(type) ?? `type ${type}`;
}

/** Whether any server has had a type of this number. */
export function typeIsKnown(type: number): boolean {
  return names.has(type);
}

/** 7 of `OfferCreate`; null for a name that is no transaction type. */
export function typeNumber(name: string): number | null {
  return types.find((row) => row[1] === name)?.[0] ?? null;
}

/**
 * The C++ class that applies a transaction type: `CreateOffer` for `OfferCreate` up to 3.1, `OfferCreate` from 3.2 on.
 * Null where the version cannot be read or has no class for the type.
 */
export function classNameOf(type: string, version: string): string | null {
  const match = releaseOf(version);
  if (match === null) return null;
  return types.find(([, name, , first, last]) => name === type && covers(match.release, first, last))?.[2] ?? null;
}

/** Every name the class of a type has had, oldest first: a binary holds one of them. */
export function classNamesOf(type: string): string[] {
  return types.flatMap(([, name, className]) => (name === type && className !== null ? [className] : []));
}

/** `OfferCreate` of `CreateOffer`; null for a class that no release has, and for one that applies several types. */
export function typeOfClassName(className: string): string | null {
  const found = new Set(types.filter((row) => row[2] === className).map((row) => row[1]));
  const [type = null] = found;
  return found.size === 1 ? type : null;
}
