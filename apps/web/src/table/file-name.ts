/** Longer names are cut by some file systems and all file lists. */
const MAX_SOURCE = 90;

/**
 * `compare_1.4.0-b4-against-1.4.0-b5_probe-transactor_Payment-tecPATH_DRY_histogram.csv`: the page, which data, what of it.
 */
export function fileName(
  { path, source, what }: { readonly path: string; readonly source: string; readonly what: string },
  extension: string,
): string {
  const [, first = "", second] = path.split("/");
  const page = first === "" ? "home" : second === undefined ? first : first.replace(/s$/, "");
  const parts = source
    .replace(/^xrpl-probe, /, "")
    .split(", ")
    .map((part) => part.replaceAll(/[^\w.%+-]+/g, "-"));
  const of = parts
    .join("_")
    .slice(0, MAX_SOURCE)
    .replace(/[_-]+$/, "");
  return `${[page, of, what].filter((part) => part !== "").join("_")}.${extension}`;
}
