import { expect, it } from "vitest";
import { SerialQueue } from "./serial-queue.ts";

it("starts a task when the one before has ended, well or not", async () => {
  const queue = new SerialQueue();
  const log: string[] = [];
  const task = (name: string, fails: boolean) => async () => {
    log.push(`${name} starts`);
    await Promise.resolve();
    log.push(`${name} ends`);
    if (fails) throw new Error(name);
    return name;
  };
  const results = await Promise.allSettled([
    queue.run(task("a", false)),
    queue.run(task("b", true)),
    queue.run(task("c", false)),
  ]);
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(log).toEqual(["a starts", "a ends", "b starts", "b ends", "c starts", "c ends"]);
});

it("is idle when nothing is under way", async () => {
  const queue = new SerialQueue();
  expect(queue.idle).toBe(true);
  const run = queue.run(async () => undefined);
  expect(queue.idle).toBe(false);
  await run;
  expect(queue.idle).toBe(true);
});
