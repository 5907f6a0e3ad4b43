import { z } from "zod";
import { tagFault } from "./tag-fault.ts";

const author = z
  .string()
  .trim()
  .max(80)
  .transform((name) => (name === "" ? null : name));

const tag = z
  .string()
  .trim()
  .superRefine((name, context) => {
    const fault = tagFault(name);
    if (fault !== null) context.addIssue(fault);
  });

const run = z.uuid();
const runs = z.array(run).min(1).max(1000);
const text = z.string().trim().max(4000, "a text is at most 4,000 characters long");

/** What visitors may change, as it comes over the wire. Runs are named by their whole ids. */
export const editSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("tags"),
    runs,
    add: z.array(tag),
    remove: z.array(tag),
    /** Only on runs that carry `from`. */
    rename: z.array(z.strictObject({ from: tag, to: tag })),
    author,
  }),
  /** An empty text takes the note away. */
  z.strictObject({ kind: z.literal("note"), run, text, author }),
  /** From `tag` on a series has a new level by design; what is left null stands for all. */
  z.strictObject({
    kind: z.literal("accept"),
    tag,
    probe: z.string().min(1).nullable(),
    type: z.int().nullable(),
    statistic: z.enum(["p50", "p90", "p99", "p999", "mean"]).nullable(),
    text: text.min(1, "say why the change is accepted"),
    author,
  }),
  z.strictObject({ kind: z.literal("withdraw"), change: z.int() }),
  z.strictObject({ kind: z.literal("delete"), runs }),
]);

/** As a page sends it. */
export type Edit = z.input<typeof editSchema>;

/** As read. */
export type ReadEdit = z.output<typeof editSchema>;
