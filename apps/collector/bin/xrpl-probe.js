#!/usr/bin/env node
import { existsSync } from "node:fs";

const bundle = new URL("../dist/bin/main.js", import.meta.url);
if (existsSync(bundle)) {
  await import(bundle.href);
} else {
  process.stderr.write("xrpl-probe: it is not built yet\n  do     npm run build\n");
  process.exitCode = 2;
}
