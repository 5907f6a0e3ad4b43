const decoder = new TextDecoder("latin1");

/** The NUL-terminated text at `start`, at most `limit` bytes; what lies outside of `bytes` reads as empty. One byte is one character. */
export function cString(bytes: Uint8Array, start: number, limit = 65_536): string {
  const bound = Math.min(bytes.length, start + limit);
  let end = start;
  while (end < bound && bytes[end] !== 0) end++;
  return decoder.decode(bytes.subarray(start, end));
}
