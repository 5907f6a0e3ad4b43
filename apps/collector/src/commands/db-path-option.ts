import { Option } from "commander";
import { dbPath } from "./option-parsers.ts";

/** Every command finds the same file by itself. */
export function dbPathOption(what = "the database"): Option {
  return new Option("--db <path>", what).argParser(dbPath).default("./probes.db");
}
