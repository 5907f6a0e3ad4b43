import { expect, it } from "vitest";
import { attachAll } from "./attach-all.ts";
import { createLink, type Link } from "./link.ts";

/** A link that writes into `log` what happens to it. */
function recorded(log: string[], name: string, { canNow = true, fails = false } = {}): Link {
  const end = (how: string) => {
    log.push(`${name} ${how}`);
    if (fails) throw new Error(`${name} stuck`);
  };
  return createLink(
    name,
    { canNow: () => canNow, now: () => end("now"), offLoop: async () => end("off loop") },
    (link) => log.push(`${link.what} ended`),
  );
}

it("is ended once, by whichever comes first", async () => {
  const log: string[] = [];
  const first = recorded(log, "first");
  await Promise.all([first.detach(), first.detach(), first[Symbol.asyncDispose]()]);
  first[Symbol.dispose]();
  const second = recorded(log, "second");
  second[Symbol.dispose]();
  second[Symbol.dispose]();
  await second.detach();
  expect(log).toEqual(["first off loop", "first ended", "second now", "second ended"]);
});

it("queues up instead of blocking while others are being detached", async () => {
  const log: string[] = [];
  const link = recorded(log, "link", { canNow: false });
  link[Symbol.dispose]();
  await link.detach();
  expect(log).toEqual(["link off loop", "link ended"]);
});

it("detaches a group in reverse order", async () => {
  const log: string[] = [];
  const group = await attachAll("pair", [() => recorded(log, "exit"), () => recorded(log, "entry")]);
  await group.detach();
  expect(log.filter((line) => line.endsWith("loop"))).toEqual(["entry off loop", "exit off loop"]);
});

it("detaches what a group had attached when one of it fails", async () => {
  const log: string[] = [];
  const failing = () => {
    throw new Error("no entry");
  };
  await expect(attachAll("pair", [() => recorded(log, "exit"), failing])).rejects.toThrow("no entry");
  expect(log).toEqual(["exit off loop", "exit ended"]);
});

it("detaches the others of a group when one is stuck, and throws", async () => {
  const log: string[] = [];
  const links = [() => recorded(log, "exit"), () => recorded(log, "entry", { fails: true })];
  const group = await attachAll("pair", links);
  await expect(group.detach()).rejects.toThrow("entry stuck");
  expect(log).toContain("exit ended");
  const other = await attachAll("pair", links);
  expect(() => other[Symbol.dispose]()).toThrow("entry stuck");
  expect(log).toContain("exit now");
});
