import { expect, it } from "vitest";
import { isLoopbackHost } from "./loopback-host.ts";

it("this machine goes by its loopback names only", () => {
  for (const host of ["localhost", "localhost:5006", "127.0.0.1:5006", "127.9.9.9", "[::1]:80", "LOCALHOST"])
    expect(isLoopbackHost(host), host).toBe(true);
  for (const host of [null, "", "perf1", "127.0.0.1.evil.example", "localhost.evil.example:5006", "192.168.1.4", "::1"])
    expect(isLoopbackHost(host), String(host)).toBe(false);
});
