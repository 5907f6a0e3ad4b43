import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  acceptedChanges,
  annotationsOf,
  type Database,
  openDatabase,
  runByRef,
  runScope,
  tagsOf,
} from "@xrpl-probe/db";
import { fixtureDatabase } from "@xrpl-probe/db/fixture";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { applyEdit } from "./apply-edit.ts";
import { type Edit, editSchema } from "./edit-schema.ts";
import { loadRunLabels } from "./run-labels.ts";

const nowMs = Date.UTC(2026, 10, 23);
let db: Database;
let ids: string[];

beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), "edit-"));
  const path = join(folder, "probes.db");
  const run = { seconds: 3, appliesPerS: 50 };
  ids = fixtureDatabase(path, {
    runs: [
      { ...run, tag: "1.4.0-b4", seed: 1 },
      { ...run, tag: "1.4.0-b5", seed: 2 },
      { ...run, tag: "1.4.0-b5", seed: 3, unfinished: true, startedMs: nowMs - 4000 },
    ],
  }).map(({ id }) => id);
  db = openDatabase(path);
  onTestFinished(() => {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  });
});

const first = () => ids[0] ?? "";
const second = () => ids[1] ?? "";
const recording = () => ids[2] ?? "";
const apply = (edit: Edit) => applyEdit(db, editSchema.parse(edit), { nowMs, pause: async () => undefined });
const stored = (id: string) => runByRef(db, id);
const tags = (id: string) => tagsOf(db, { runKeys: [stored(id)?.key ?? 0] }).get(stored(id)?.key ?? 0) ?? [];
const labels = (id: string) => loadRunLabels(db, { id, tags: tags(id), note: stored(id)?.note ?? null });
const none = { add: [], remove: [], rename: [] };

describe("what visitors change", () => {
  it("tags of several runs: those that carry a tag get its new name, with who and when", async () => {
    const rename = [{ from: "1.4.0-b5", to: "1.4.0-b6" }];
    await apply({ ...none, kind: "tags", runs: [first(), second()], rename, add: ["slow disk"], author: " Ann " });
    expect(tags(first())).toEqual(["1.4.0-b4", "slow disk"]);
    expect(tags(second())).toEqual(["1.4.0-b6", "slow disk"]);
    expect(labels(second()).tagChanges).toEqual([{ text: "-1.4.0-b5 +1.4.0-b6 +slow disk", author: "Ann", ms: nowMs }]);
  });

  it("a note, whose author is forgotten once it was changed by other means", async () => {
    const run = first();
    await apply({ kind: "note", run, text: "cold cache", author: "" });
    expect(stored(run)?.note).toBe("cold cache");
    expect(labels(run).noted).toEqual({ author: null, ms: nowMs });
    db.$client.prepare("update runs set note = 'warm cache' where id = ?").run(run);
    expect(labels(run).noted).toBeNull();
    await apply({ kind: "note", run, text: "", author: "Ann" });
    expect(stored(run)?.note).toBeNull();
  });

  it("a change that is accepted from a version on, until it is withdrawn", async () => {
    const change = {
      tag: "1.4.0-b4",
      probe: "transactor",
      type: 0,
      statistic: "p999",
      text: "by design: #1234",
    } as const;
    await apply({ kind: "accept", ...change, author: "Ann" });
    expect(acceptedChanges(db)).toEqual([change]);
    const [accepted] = labels(first()).accepted;
    expect(accepted).toMatchObject({
      of: "transactor Payment p99.9",
      text: "by design: #1234",
      author: "Ann",
      ms: nowMs,
    });
    await apply({ kind: "withdraw", change: accepted?.change ?? 0 });
    expect(acceptedChanges(db)).toEqual([]);
    await expect(apply({ kind: "withdraw", change: accepted?.change ?? 0 })).rejects.toThrow("nobody accepts");
  });

  it("runs are deleted with what was said of them, but not while they are recorded", async () => {
    const gone = second();
    await apply({ kind: "note", run: gone, text: "a try", author: "" });
    await expect(apply({ kind: "delete", runs: [gone, recording()] })).rejects.toThrow("is still recorded");
    expect(stored(gone)?.status).toBe("complete");
    await apply({ kind: "delete", runs: [gone] });
    expect(stored(gone)).toBeNull();
    expect(annotationsOf(db, { scope: runScope(gone) })).toEqual([]);
    await expect(apply({ kind: "delete", runs: [gone] })).rejects.toThrow("there is no run");
  });

  it("are read strictly: no tag with a comma, no acceptance without a reason, no unknown field", () => {
    const refused = (edit: unknown) => editSchema.safeParse(edit).error?.issues[0]?.message;
    const run = "01a1fe57-0000-7000-8000-000000000000";
    expect(refused({ ...none, kind: "tags", runs: [run], add: ["a,b"], author: "" })).toBe("a tag has no comma");
    expect(refused({ ...none, kind: "tags", runs: [run], add: [" "], author: "" })).toBe("a tag is empty");
    const accept = { kind: "accept", tag: "b4", probe: null, type: null, statistic: null, text: " ", author: "" };
    expect(refused(accept)).toBe("say why the change is accepted");
    expect(refused({ kind: "delete", runs: [run], all: true })).toContain("all");
    expect(refused({ kind: "delete", runs: ["01a1fe57"] })).toContain("UUID");
  });
});
