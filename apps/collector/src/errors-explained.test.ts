import { expect, it } from "vitest";
import { exitCodes } from "./errors.ts";
import { explainProbing } from "./errors-explained.ts";
import { readServerProcess } from "./server/server-process.ts";

const own = readServerProcess(process.pid);
if (!own) throw new Error("this process is not found");

it("says that the server ended, whatever failed for that", () => {
  const gone = { ...own, pid: 4_194_303, exe: "/opt/ripple/bin/rippled" };
  expect(explainProbing(new Error("ENOENT: no such file or directory"), gone)).toMatchObject({
    exitCode: exitCodes.cannotProbe,
    message: "/opt/ripple/bin/rippled (pid 4194303) ended before it was attached to",
  });
});

it("leaves what it does not know as it is while the server runs", () => {
  const defect = new Error("a defect");
  expect(explainProbing(defect, own)).toBe(defect);
});
