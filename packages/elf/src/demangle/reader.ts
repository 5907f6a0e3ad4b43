/** Thrown inside the demangler only: the name is malformed or uses what it does not know. */
export class NotUnderstood extends Error {}

/** A mangled name and how far it has been read. */
export class Reader {
  readonly text: string;
  at: number;
  readonly end: number;

  constructor(text: string, at: number) {
    this.text = text;
    this.at = at;
    this.end = text.length;
  }

  get done(): boolean {
    return this.at >= this.end;
  }

  peek(ahead = 0): string {
    return this.text[this.at + ahead] ?? "";
  }

  next(): string {
    if (this.done) throw new NotUnderstood();
    return this.text[this.at++] ?? "";
  }

  /** Whether the text goes on with this; then it is read. */
  takes(wanted: string): boolean {
    if (!this.text.startsWith(wanted, this.at)) return false;
    this.at += wanted.length;
    return true;
  }

  expect(wanted: string): void {
    if (!this.takes(wanted)) throw new NotUnderstood();
  }

  number(): number {
    const start = this.at;
    while (/\d/.test(this.peek())) this.at++;
    if (start === this.at) throw new NotUnderstood();
    return Number(this.text.slice(start, this.at));
  }

  /** `_` is 0, `0_` is 1, in base 36 for substitutions. */
  sequence(base: 10 | 36): number {
    const start = this.at;
    while (this.peek() !== "_") this.next();
    const digits = this.text.slice(start, this.at++);
    if (digits === "") return 0;
    const value = Number.parseInt(digits, base);
    if (!/^[0-9A-Z]+$/.test(digits) || Number.isNaN(value)) throw new NotUnderstood();
    return value + 1;
  }

  identifier(): string {
    const length = this.number();
    if (this.at + length > this.end) throw new NotUnderstood();
    const name = this.text.slice(this.at, this.at + length);
    this.at += length;
    return name.startsWith("_GLOBAL__N") ? "(anonymous namespace)" : name;
  }
}
