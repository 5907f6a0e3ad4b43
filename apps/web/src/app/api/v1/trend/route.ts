import { trendOf } from "@xrpl-probe/report";
import { z } from "zod";
import { answer } from "../../../../api/answer.ts";
import { statistic, text, texts, timeMs } from "../../../../api/parameters.ts";
import { commandsName } from "../../../../db.ts";
import { rememberedOfEnded } from "../../../../remembered.ts";

const querySchema = z.strictObject({
  probe: text.optional(),
  type: texts.optional(),
  code: texts.optional(),
  statistic: statistic.optional(),
  reference: text.optional(),
  asOf: timeMs.optional(),
});

export function GET(request: Request): Response {
  return answer(request, querySchema, (db, { type, code, asOf, ...rest }, nowMs) => {
    const asked = { ...rest, types: type, codes: code, asOfMs: asOf, dbOption: commandsName() };
    return rememberedOfEnded(db, `trend of ${JSON.stringify(asked)}`, { nowMs }, () =>
      trendOf(db, { ...asked, nowMs }),
    );
  });
}
