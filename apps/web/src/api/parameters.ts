import { z } from "zod";

/** What parameters of the API may look like. Messages end the sentence "<parameter> …". */

export const text = z.string("is given more than once").min(1, "is empty");

/** `type=Payment&type=OfferCreate` gives both. */
export const texts = z.union([text, z.array(text)]).transform((given) => (typeof given === "string" ? [given] : given));

export const flag = z.enum(["true", "false"], "must be true or false").transform((given) => given === "true");

export const count = z
  .string("is given more than once")
  .regex(/^[1-9]\d{0,5}$/, "must be a whole number from 1 on")
  .transform(Number);

/** ms since the start of each run. */
export const offsetMs = z
  .string("is given more than once")
  .regex(/^\d{1,12}$/, "must be whole milliseconds since the run's start")
  .transform(Number);

const STATISTICS = { p50: "p50", p90: "p90", p99: "p99", "p99.9": "p999", p999: "p999", mean: "mean" } as const;

export const statistic = z
  .enum(["p50", "p90", "p99", "p99.9", "p999", "mean"], "must be p50, p90, p99, p99.9 or mean")
  .transform((name) => STATISTICS[name]);

const entry = /^(p50|p90|p99|p99\.9|p999|mean)[=:](\d+(?:\.\d+)?)%?$/;

/** `p50:3,p99:5`, in percent, gives { p50: 0.03, p99: 0.05 }; so does the command line's `p50=3%,p99=5%`. */
export const percentages = text.transform((given, context) => {
  const found: Partial<Record<(typeof STATISTICS)[keyof typeof STATISTICS], number>> = {};
  for (const part of given.split(",")) {
    const [, name, number] = entry.exec(part.trim()) ?? [];
    const share = Number(number) / 100;
    if (name === undefined || !(share > 0 && share <= 10)) {
      context.addIssue({ code: "custom", message: `must be like p50:3,p99:5, in percent; "${part}" is not` });
      return z.NEVER;
    }
    found[STATISTICS[name as keyof typeof STATISTICS]] = share;
  }
  return found;
});

const time = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/** ms UTC. A date alone is its first moment in UTC. */
export const timeMs = z
  .string("is given more than once")
  .regex(time, "must be a time such as 2026-11-21T14:42:08Z")
  .transform((given) => Date.parse(given))
  .refine(Number.isFinite, "must be a time such as 2026-11-21T14:42:08Z");
