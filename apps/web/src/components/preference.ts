/** What a visitor prefers. The first of each is what it is without a choice, and is not stored. */
export const PREFERENCES = {
  theme: ["system", "light", "dark"],
  /** In which time zone moments stand; the other one is under the pointer. */
  clock: ["local", "UTC"],
  /** Of latencies in tables. */
  unit: ["auto", "µs", "ms"],
} as const;

export type PreferenceName = keyof typeof PREFERENCES;

export type Preference<Name extends PreferenceName> = (typeof PREFERENCES)[Name][number];

/** Where this browser keeps it. */
export function preferenceKey(name: PreferenceName): string {
  return `xrpl-probe-${name}`;
}

/** Anything else that is stored is none. */
export function readPreference<Name extends PreferenceName>(name: Name, stored: string | null): Preference<Name> {
  const [none, ...others]: readonly Preference<Name>[] = PREFERENCES[name];
  return others.find((value) => value === stored) ?? none;
}
