import { release } from "node:os";
import { describe, expect, inject, it } from "vitest";
import { loadLibbpf } from "./load-libbpf.ts";
import { asNobody } from "./testing/as-nobody.ts";
import { uprobeMultiWorks } from "./uprobe-multi-works.ts";

/** uprobe_multi came with Linux 6.6. */
const [major = 0, minor = 0] = release().split(".").map(Number);
const expected = major > 6 || (major === 6 && minor >= 6);

describe.skipIf(inject("noBpf") !== null)("the self-test of uprobe_multi", () => {
  it("answers within 60 ms, again and again", async () => {
    const lib = loadLibbpf();
    const answers: boolean[] = [];
    const startedMs = performance.now();
    for (let i = 0; i < 5; i++) answers.push(await uprobeMultiWorks(lib));
    expect((performance.now() - startedMs) / 5).toBeLessThan(60);
    expect(answers).toEqual(Array(5).fill(expected));
  });

  it("throws instead of answering where nothing may be probed", async () => {
    const said = await asNobody("await uprobeMultiWorks(loadLibbpf());");
    expect(said).toMatchObject({ code: "permission" });
  });
});
