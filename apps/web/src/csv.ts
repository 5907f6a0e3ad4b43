/** Tidy text for a spreadsheet (RFC 4180): one line per row, a field is empty where nothing is known. */
export function csvOf(
  columns: readonly string[],
  rows: readonly (readonly (string | number | boolean | null)[])[],
): string {
  return [columns, ...rows]
    .map((fields) => `${fields.map((field) => quoted(String(field ?? ""))).join()}\r\n`)
    .join("");
}

/** A tag may hold anything; what a spreadsheet would take for a formula stays a text. */
function quoted(text: string): string {
  const safe = /^[=@+\-\t\r]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
