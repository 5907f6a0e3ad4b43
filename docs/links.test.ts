import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

const documents = [".", "docs", "packages", "apps"]
  .flatMap((folder) =>
    readdirSync(join(root, folder), { withFileTypes: true }).map((entry) => join(folder, entry.name)),
  )
  .flatMap((path) => (path.endsWith(".md") ? [path] : [join(path, "README.md")]))
  .filter((path) => existsSync(join(root, path)));

/** The heading's anchor as GitHub makes it. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .replace(/\s/g, "-");

const anchorsIn = (path: string) =>
  [...readFileSync(path, "utf8").matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) => anchorOf(heading));

it.each(documents)("%s links to files and headings that are there", (document) => {
  const text = readFileSync(join(root, document), "utf8").replace(/```.*?```/gs, "");
  for (const [, target = ""] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
    if (/^[a-z]+:/.test(target)) continue;
    const [file = "", anchor] = target.split("#");
    const path = file === "" ? join(root, document) : join(root, dirname(document), file);
    expect(existsSync(path), `${document}: ${target}`).toBe(true);
    if (anchor !== undefined) expect(anchorsIn(path), `${document}: ${target}`).toContain(anchor);
  }
});
