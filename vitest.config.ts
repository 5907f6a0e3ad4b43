import { defineConfig } from "vitest/config";

const browser = "**/*.browser.test.{ts,tsx}";
const bpf = "**/*.bpf.test.ts";
const ignored = ["**/node_modules/**", "**/dist/**", "**/.next/**", "**/build/**"];

/** Three projects: pure tests in parallel; tests with eBPF and with a browser one file at a time, since both measure time. */
export default defineConfig({
  test: {
    globalSetup: "./scripts/test-capabilities.ts",
    projects: [
      { extends: true, test: { name: "unit", include: ["**/*.test.{ts,tsx}"], exclude: [...ignored, browser, bpf] } },
      {
        extends: true,
        test: {
          name: "bpf",
          include: [bpf],
          exclude: ignored,
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          include: [browser],
          exclude: ignored,
          fileParallelism: false,
          // two cores may be busy with the server and the browser at once
          expect: { poll: { timeout: 20_000 } },
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
