import type { z } from "zod";

const kinds: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  array: "a list: [a, b]",
  object: "a mapping: name: value",
  record: "a mapping: name: value",
};

/** What a YAML file holds that it should not, in words: the field, and what it must be. */
export function yamlIssue(issue: z.core.$ZodIssue | undefined): string {
  if (issue === undefined) return "it is not understood";
  const field = issue.path.join(".");
  const said = reason(issue);
  return field === "" ? said : `${field}: ${said}`;
}

function reason(issue: z.core.$ZodIssue): string {
  if (issue.code === "unrecognized_keys") return `nothing is called ${issue.keys.map((key) => `"${key}"`).join(", ")}`;
  if (issue.code === "too_small") return "it is empty";
  if (issue.code !== "invalid_type") return issue.message;
  const wanted = `it must be ${kinds[issue.expected] ?? issue.expected}`;
  return issue.path.length === 0 && issue.expected === "object" ? `${wanted}, a line for each setting` : wanted;
}

/** The parser's first line, without the colon before the lines that it quotes. */
export function yamlSyntax(error: unknown): string {
  const [first = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
  return `it is no YAML: ${first.replace(/:\s*$/, "")}`;
}
