import { expect, it } from "vitest";
import { shortIds } from "./short-ids.ts";

it("8 characters tell most ids apart", () => {
  const ids = ["01a1fe57-2470-7117-bf60-642c4d2dc15d", "01a1fe68-2470-7117-bf60-642c4d2dc15d"];
  expect([...shortIds(ids).values()]).toEqual(["01a1fe57", "01a1fe68"]);
});

it("ids of one minute get as many more as they need, and end in no hyphen", () => {
  const ids = [
    "01a1fe57-2470-7117-bf60-000000000000",
    "01a1fe57-8400-7d11-9fd2-000000000000",
    "01a1fe57-84ff-7d11-9fd2-000000000000",
  ];
  expect(ids.map((id) => shortIds(ids).get(id))).toEqual(["01a1fe57-2", "01a1fe57-840", "01a1fe57-84f"]);
});

it("one id or none is no difficulty", () => {
  expect(shortIds([]).size).toBe(0);
  expect(shortIds(["01a1fe57-2470-7117-bf60-000000000000"]).get("01a1fe57-2470-7117-bf60-000000000000")).toBe(
    "01a1fe57",
  );
});
