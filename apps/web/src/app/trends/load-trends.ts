import type { Database } from "@xrpl-probe/db";
import { loadAcceptances, ReportError, type TrendReport, trendOf, trendShape } from "@xrpl-probe/report";
import type { inferParserType } from "nuqs/server";
import { commandsName } from "../../db.ts";
import { rememberedOfEnded } from "../../remembered.ts";
import { type Multiple, multiplesOf } from "./multiples.ts";
import type { dataParams } from "./params.ts";

type Query = inferParserType<typeof dataParams>;

export interface TrendChoices {
  readonly probes: readonly string[];
  readonly types: readonly string[];
  /** Of the type that is chosen. */
  readonly codes: readonly string[];
  readonly references: readonly string[];
}

interface Trends {
  readonly report: Omit<TrendReport, "series">;
  readonly multiples: readonly Multiple[];
  readonly choices: TrendChoices;
}

/** The charts that the URL asks for, or why this database has no answer. */
export function loadTrends(
  db: Database,
  { probe, type, code, statistic, reference, view }: Query,
  { nowMs }: { readonly nowMs: number },
): Trends | ReportError {
  const dbOption = commandsName();
  const asked = {
    ...(probe !== null && { probe }),
    ...(reference !== null && { reference }),
    ...(dbOption !== undefined && { dbOption }),
  };
  try {
    const whole = rememberedOfEnded(db, `trend ${JSON.stringify(asked)}`, { nowMs }, () =>
      trendOf(db, { ...asked, nowMs }),
    );
    const { series, ...report } = whole;
    const names = (values: readonly string[]) => [...new Set(values)];
    const ofType = series.filter(({ typeName }) => type === null || typeName === type);
    const shown = ofType.filter(({ token }) => code === null || token === code);
    const shapeOf: Parameters<typeof multiplesOf>[1]["shapeOf"] = (stratum) =>
      view === "levels"
        ? null
        : rememberedOfEnded(db, `shape ${report.probe} ${stratum.type}/${stratum.code}`, { nowMs }, () =>
            trendShape(db, whole, stratum),
          );
    return {
      report,
      multiples: multiplesOf(
        { ...whole, series: shown },
        {
          statistic,
          typed: type !== null,
          acceptances: loadAcceptances(db, { tags: whole.versions.map(({ tag }) => tag) }),
          shapeOf,
        },
      ),
      choices: {
        probes: whole.probes,
        types: names(series.map(({ typeName }) => typeName)),
        codes: type === null ? [] : names(ofType.map(({ token }) => token)),
        references: whole.versions.map(({ tag }) => tag),
      },
    };
  } catch (error) {
    if (error instanceof ReportError) return error;
    throw error;
  }
}
