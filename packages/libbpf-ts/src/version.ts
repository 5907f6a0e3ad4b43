export interface Version {
  readonly major: number;
  readonly minor: number;
}

/** USDT, batches and the error convention used here are complete from this version on. */
export const OLDEST_SUPPORTED: Version = { major: 0, minor: 8 };

export function isSupported({ major, minor }: Version): boolean {
  return major > OLDEST_SUPPORTED.major || (major === OLDEST_SUPPORTED.major && minor >= OLDEST_SUPPORTED.minor);
}

/** "1.1" from `{ major: 1, minor: 1 }`. */
export function formatVersion({ major, minor }: Version): string {
  return `${major}.${minor}`;
}

/** The version in a file name such as `libbpf.so.0.5.0`: libraries before 0.6 cannot be asked. Null where there is none. */
export function versionInFileName(path: string): Version | null {
  const match = /libbpf\.so\.(\d+)\.(\d+)/.exec(path);
  return match === null ? null : { major: Number(match[1]), minor: Number(match[2]) };
}
