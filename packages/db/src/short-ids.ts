const LEAST_LENGTH = 8;

/**
 * The shortest beginnings that tell ids apart, at least 8 characters. UUIDv7 ids of one minute share their first 8, so a
 * fixed length would name several runs at once.
 */
export function shortIds(ids: readonly string[]): Map<string, string> {
  const sorted = [...ids].sort();
  return new Map(
    sorted.map((id, i) => {
      const shared = Math.max(commonPrefix(id, sorted[i - 1] ?? ""), commonPrefix(id, sorted[i + 1] ?? ""));
      return [id, id.slice(0, lengthThatTells(shared))];
    }),
  );
}

/** One character more than is shared, and never ending in a UUID's hyphen. */
function lengthThatTells(shared: number): number {
  const length = Math.max(LEAST_LENGTH, shared + 1);
  return [9, 14, 19, 24].includes(length) ? length + 1 : length;
}

function commonPrefix(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
