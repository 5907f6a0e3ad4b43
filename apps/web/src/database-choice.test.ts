import { expect, it } from "vitest";
import { databaseAskedFor } from "./database-choice.ts";

const host = "127.0.0.1:5006";

it("the address says which database is meant, else the page that asked, if it is one of ours", () => {
  const asked = (url: string, referer?: string) =>
    databaseAskedFor({ url, headers: { host, ...(referer !== undefined && { referer }) } });
  expect(asked("/runs?db=perf2.db&q=x")).toBe("perf2.db");
  expect(asked("/runs", `http://${host}/?db=perf2.db`)).toBe("perf2.db");
  expect(asked("/runs?db=perf1.db", `http://${host}/?db=perf2.db`)).toBe("perf1.db");
  expect(asked("/runs", "http://elsewhere.example/?db=perf2.db")).toBeNull();
  expect(asked("/runs")).toBeNull();
});
