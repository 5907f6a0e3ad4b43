/** Which era of the real server a stand-in mirrors. */
export type Flavour = "1.x" | "2.4" | "3.2";

export interface FlavourFacts {
  /** Value of SIM_ERA in the C++ sources. */
  readonly era: number;
  readonly executable: "rippled" | "xrpld";
  readonly transactors: string;
  /** The release whose names and types it carries. */
  readonly release: string;
}

export const flavours: Readonly<Record<Flavour, FlavourFacts>> = {
  "1.x": { era: 14, executable: "rippled", transactors: "1.4.inc", release: "1.4.0" },
  "2.4": { era: 24, executable: "rippled", transactors: "2.4.inc", release: "2.4.0" },
  "3.2": { era: 32, executable: "xrpld", transactors: "3.2.inc", release: "3.2.0" },
};

/** The versions that are built; the first of a flavour is its default. */
export const versions = {
  "1.4.0-b4": "1.x",
  "1.4.0-b5": "1.x",
  "2.4.0": "2.4",
  "3.2.0": "3.2",
} as const satisfies Record<string, Flavour>;

export type SimVersion = keyof typeof versions;

export function versionOf(which: Flavour | SimVersion): SimVersion {
  if (isVersion(which)) return which;
  const found = allVersions().find((version) => versions[version] === which);
  if (found === undefined) throw new RangeError(`no version of flavour ${which} is built`);
  return found;
}

export function allVersions(): SimVersion[] {
  return Object.keys(versions).filter(isVersion);
}

export function allFlavours(): Flavour[] {
  return Object.keys(flavours).filter((key): key is Flavour => key in flavours);
}

function isVersion(text: string): text is SimVersion {
  return text in versions;
}
