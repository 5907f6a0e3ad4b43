/** A function that a probe needs is not in the executable's symbol tables. */
export class ProbeMissing extends Error {
  override readonly name = "ProbeMissing";
  readonly probe: string;
  readonly function: string;

  constructor(probe: string, missing: string) {
    super(`cannot find ${missing}, which probe ${probe} needs`);
    this.probe = probe;
    this.function = missing;
  }
}
