import { calibrationOf } from "@xrpl-probe/report";
import { z } from "zod";
import { answer } from "../../../../api/answer.ts";
import { text } from "../../../../api/parameters.ts";
import { commandsName } from "../../../../db.ts";
import { remembered } from "../../../../remembered.ts";

const querySchema = z.strictObject({ probe: text.optional() });

/** Takes seconds the first time: up to 80 comparisons. */
export function GET(request: Request): Response {
  return answer(request, querySchema, (db, { probe }, nowMs) =>
    remembered(db, `calibrate ${JSON.stringify(probe ?? null)}`, () =>
      calibrationOf(db, { probe, dbOption: commandsName(), nowMs }),
    ),
  );
}
