import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** What people say about a change: a note, or that it is accepted and starts a new segment of a series. */
export const annotations = sqliteTable(
  "annotations",
  {
    key: integer().primaryKey({ autoIncrement: true }),
    scope: text().notNull(),
    tag: text(),
    probe: text(),
    type: integer(),
    statistic: text(),
    kind: text({ enum: ["note", "accepted"] }).notNull(),
    text: text().notNull(),
    author: text(),
    createdMs: integer("created_ms").notNull(),
  },
  (table) => [index("annotations_tag").on(table.tag)],
);
