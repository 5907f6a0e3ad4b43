export interface FileMapping {
  readonly path: string;
  /** Where in the file the asked address lies. */
  readonly fileOffset: bigint;
}

/** Which file lies at an address, by the text of `/proc/PID/maps`; null where none does, or a deleted one. */
export function mappingAt(maps: string, address: bigint): FileMapping | null {
  for (const line of maps.split("\n")) {
    const match = /^([0-9a-f]+)-([0-9a-f]+) \S+ ([0-9a-f]+) \S+ \d+\s+(\/.*)$/.exec(line);
    if (match === null) continue;
    const [start, end, offset] = [match[1], match[2], match[3]].map((digits) => BigInt(`0x${digits}`));
    const path = match[4];
    if (start === undefined || end === undefined || offset === undefined || path === undefined) continue;
    if (address < start || address >= end) continue;
    return path.endsWith(" (deleted)") ? null : { path, fileOffset: address - start + offset };
  }
  return null;
}
