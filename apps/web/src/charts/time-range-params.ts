import { parseAsInteger } from "nuqs/server";

/** The part of a run that a page shows, in ms since its start, as the URL has it. */
export const timeRangeParams = { from: parseAsInteger, to: parseAsInteger };
