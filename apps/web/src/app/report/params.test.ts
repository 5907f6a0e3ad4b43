import { createSerializer } from "nuqs/server";
import { expect, it } from "vitest";
import { dataParams, loadDataParams } from "./params.ts";

it("a panel reads as side, statistic, probe, type and code, with open parts left away", async () => {
  const { p1, p2, p3, p4 } = await loadDataParams({
    p1: "1.4.0-b4~p90~transactor~Payment~tecPATH_DRY",
    p2: "01a1fe57-5fee~count",
    p3: "1.4.0-b4,1.4.0-b5~share~*~*~tecPATH_DRY",
    p4: "1.4.0-b4~p12",
  });
  expect(p1).toEqual({ side: "1.4.0-b4", statistic: "p90", probe: "transactor", type: "Payment", code: "tecPATH_DRY" });
  expect(p2).toEqual({ side: "01a1fe57-5fee", statistic: "count", probe: null, type: null, code: null });
  expect(p3).toMatchObject({ side: "1.4.0-b4,1.4.0-b5", probe: null, type: null, code: "tecPATH_DRY" });
  expect(p4).toBeNull();
});

it("a usual view is written in under 300 characters, and reads back as itself", async () => {
  const panel = { statistic: "p90", probe: "transactor", type: "Payment", code: "tecPATH_DRY" } as const;
  const view = {
    p1: { side: "01a1fe57-5fee-7", ...panel },
    p2: { side: "01a1fe59-77d2-7", ...panel },
    p3: { side: "1.4.0-b5", ...panel, probe: null, type: null, code: null, statistic: "rate" },
    panels: 3,
    from: 180_000,
    to: 200_000,
  } as const;
  const query = createSerializer(dataParams)(view);
  expect(query.length).toBeLessThan(200);
  expect(await loadDataParams(new URLSearchParams(query))).toMatchObject(view);
});
