import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/**
 * What people say, with who and when. `accepted`: a change is, and starts a new segment of a series (scope `series`).
 * `note` and `tags`: how a run came to its remark and tags (scope `run:` and the run's id); the run itself carries them.
 */
export const annotations = sqliteTable(
  "annotations",
  {
    key: integer().primaryKey({ autoIncrement: true }),
    scope: text().notNull(),
    tag: text(),
    probe: text(),
    type: integer(),
    statistic: text(),
    kind: text({ enum: ["note", "tags", "accepted"] }).notNull(),
    text: text().notNull(),
    author: text(),
    createdMs: integer("created_ms").notNull(),
  },
  (table) => [index("annotations_tag").on(table.tag)],
);
