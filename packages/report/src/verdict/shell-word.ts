/** An argument as a shell takes it back: quoted where it holds more than letters, digits and what file names have. */
export function shellWord(text: string): string {
  return /^[\w.@%+=:,/~-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
