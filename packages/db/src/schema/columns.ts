import { customType } from "drizzle-orm/sqlite-core";

/**
 * How finely slices and cells are kept: as recorded, merged to 60, 600 and 3,600 s of the wall clock, and the whole run.
 * A page reads the finest level that gives it at most 500 columns.
 */
export type Level = "native" | 60 | 600 | 3600 | "run";

/** Levels that are kept beside the native one, finest first. */
export const MERGED_LEVELS = [60, 600, 3600, "run"] as const;

/** Stored as seconds; 0 is native, -1 the whole run. */
export function levelNumber(level: Level): number {
  if (level === "native") return 0;
  return level === "run" ? -1 : level;
}

function levelOf(number: number): Level {
  const level = (["native", ...MERGED_LEVELS] as const).find((known) => levelNumber(known) === number);
  if (level === undefined) throw new RangeError(`no level is stored as ${number}`);
  return level;
}

export const levelColumn = customType<{ data: Level; driverData: number }>({
  dataType: () => "integer",
  toDriver: levelNumber,
  fromDriver: levelOf,
});

/**
 * A cell may lack a type or a code (imported timings carry none), yet both belong to its primary key, where SQL allows
 * no NULL. This number, outside both ranges, stands for "absent" in the file; rows give null.
 */
export const ABSENT = -32768;

/** Type or code of a cell. Written through `absentAsNumber`: drizzle hands a null to SQL without asking the column. */
export const keyPart = customType<{ data: number | null; driverData: number }>({
  dataType: () => "integer",
  fromDriver: (value) => (value === ABSENT ? null : value),
});

export function absentAsNumber(value: number | null): number {
  return value ?? ABSENT;
}

/** A 64-bit count of ns, beyond what a JavaScript number or a signed column holds: decimal text. */
export const bigNanoseconds = customType<{ data: bigint; driverData: string }>({
  dataType: () => "text",
  toDriver: String,
  fromDriver: BigInt,
});
