import { NotUnderstood, Reader } from "./reader.ts";
import { abbreviations, operators } from "./tables.ts";
import { bareName, type Encoding, plain, splitScope, type Type, textOf, textOfEncoding, withLast } from "./text.ts";

/** A name in its parts, outermost first: `ripple`, `Payment`, `doApply`. */
interface Name {
  readonly path: readonly string[];
  /** The function itself is an instance of a template: its result type is part of the mangled name. */
  readonly hasResult: boolean;
  readonly suffix: string;
}

const maxDepth = 128;

/** Names: scopes, templates, constructors, operators, what lies inside functions. Types come from the class that extends this. */
export abstract class NameParser {
  protected readonly reader: Reader;
  protected readonly substitutions: Type[] = [];
  #templateArguments: readonly string[] = [];
  #depth = 0;

  constructor(mangled: string) {
    this.reader = new Reader(mangled, 2);
  }

  get done(): boolean {
    return this.reader.done;
  }

  encoding(): Encoding {
    const { path, hasResult, suffix } = this.name(true);
    if (this.done || this.reader.peek() === "E") return { path, parameters: null, suffix, result: null };
    const result = hasResult ? textOf(this.type()) : null;
    return { path, parameters: this.parameters(), suffix, result };
  }

  /** The types up to the end of the name or of the function type; `v` alone is none. */
  protected parameters(): string[] {
    const types: string[] = [];
    while (!this.done && this.reader.peek() !== "E") types.push(textOf(this.type()));
    return types.length === 1 && types[0] === "void" ? [] : types;
  }

  /** Names and types hold each other: however a name nests them, reading it ends. */
  protected deeper<T>(read: () => T): T {
    if (++this.#depth > maxDepth) throw new NotUnderstood();
    const result = read();
    this.#depth--;
    return result;
  }

  protected name(isFunction: boolean): Name {
    return this.deeper(() => this.#anyName(isFunction));
  }

  #anyName(isFunction: boolean): Name {
    const reader = this.reader;
    if (reader.takes("N")) return this.#nested(isFunction);
    if (reader.takes("Z")) return this.#local();
    const isSubstitution = reader.peek() === "S" && reader.peek(1) !== "t";
    const path = isSubstitution ? [this.substitution().before] : this.#unscoped();
    if (reader.peek() !== "I") return { path, hasResult: false, suffix: "" };
    if (!isSubstitution) this.#remember(path);
    return { path: withLast(path, this.arguments(isFunction)), hasResult: true, suffix: "" };
  }

  #unscoped(): string[] {
    const scope = this.reader.takes("St") ? ["std"] : [];
    return [...scope, this.#unqualified("")];
  }

  #nested(isFunction: boolean): Name {
    const reader = this.reader;
    const qualifiers = this.qualifiers();
    const reference = reader.takes("R") ? " &" : reader.takes("O") ? " &&" : "";
    let path: string[] = [];
    let hasResult = false;
    while (!reader.takes("E")) {
      const remembered = this.#prefix(path, isFunction);
      hasResult = remembered.isTemplate;
      path = remembered.path;
      if (reader.peek() !== "E" && !remembered.isKnown) this.#remember(path);
    }
    if (path.length === 0) throw new NotUnderstood();
    return { path, hasResult, suffix: qualifiers + reference };
  }

  /** One more part of a nested name. `isKnown`: it is a substitution already. */
  #prefix(path: string[], isFunction: boolean): { path: string[]; isTemplate: boolean; isKnown: boolean } {
    const reader = this.reader;
    if (reader.peek() === "S" && path.length === 0) {
      const scope = reader.peek(1) === "t" && reader.takes("St") ? "std" : this.substitution().before;
      return { path: splitScope(scope), isTemplate: false, isKnown: true };
    }
    if (reader.peek() === "T" && path.length === 0) {
      return { path: splitScope(this.templateParameter().before), isTemplate: false, isKnown: false };
    }
    if (reader.peek() === "I") {
      const [owner = "", last = ""] = path.slice(-2);
      // Constructors, destructors and conversions name no result.
      const isConstructed = /^~|^operator [^nd]/.test(last) || (path.length > 1 && last === bareName(owner));
      return { path: withLast(path, this.arguments(isFunction)), isTemplate: !isConstructed, isKnown: false };
    }
    return { path: [...path, this.#unqualified(path.at(-1) ?? "")], isTemplate: false, isKnown: false };
  }

  /** A name without scope; constructors are called as the class that they are of. */
  #unqualified(className: string): string {
    const reader = this.reader;
    reader.takes("L");
    const name = this.#plainName(className);
    let tags = "";
    while (reader.takes("B")) tags += `[abi:${reader.identifier()}]`;
    return name + tags;
  }

  #plainName(className: string): string {
    const reader = this.reader;
    if (/\d/.test(reader.peek())) return reader.identifier();
    if (reader.takes("C")) {
      if (!/[1-5]/.test(reader.next())) throw new NotUnderstood();
      return bareName(className);
    }
    if (/^D[0-5]/.test(reader.peek() + reader.peek(1))) {
      reader.at += 2;
      return `~${bareName(className)}`;
    }
    if (reader.takes("Ul")) {
      const parameters = this.parameters();
      reader.expect("E");
      return `{lambda(${parameters.join(", ")})#${reader.sequence(10) + 1}}`;
    }
    if (reader.takes("Ut")) return `{unnamed type#${reader.sequence(10) + 1}}`;
    if (reader.takes("cv")) return `operator ${textOf(this.type())}`;
    const operator = operators[reader.next() + reader.next()];
    if (operator === undefined) throw new NotUnderstood();
    return `operator${operator}`;
  }

  /** Something inside a function: `f(int)::name`. */
  #local(): Name {
    const reader = this.reader;
    const outer = this.encoding();
    reader.expect("E");
    const scope = [...outer.path.slice(0, -1), textOfEncoding({ ...outer, path: outer.path.slice(-1), result: null })];
    if (reader.takes("s")) {
      this.#discriminator();
      return { path: [...scope, "string literal"], hasResult: false, suffix: "" };
    }
    const inner = this.name(true);
    this.#discriminator();
    return { ...inner, path: [...scope, ...inner.path] };
  }

  #discriminator(): void {
    const reader = this.reader;
    if (reader.takes("__")) reader.sequence(10);
    else if (reader.peek() === "_" && /\d/.test(reader.peek(1))) reader.at += 2;
  }

  protected qualifiers(): string {
    const reader = this.reader;
    let text = "";
    if (reader.takes("r")) text = " restrict";
    if (reader.takes("V")) text = ` volatile${text}`;
    if (reader.takes("K")) text = ` const${text}`;
    return text;
  }

  protected arguments(isFunction: boolean): string {
    const reader = this.reader;
    reader.expect("I");
    const parts: string[] = [];
    while (!reader.takes("E")) parts.push(...this.argument());
    if (isFunction) this.#templateArguments = parts;
    const text = parts.join(", ");
    return `<${text}${text.endsWith(">") ? " " : ""}>`;
  }

  protected templateParameter(): Type {
    this.reader.expect("T");
    const argument = this.#templateArguments[this.reader.sequence(10)];
    if (argument === undefined) throw new NotUnderstood();
    return plain(argument);
  }

  protected substitution(): Type {
    const reader = this.reader;
    reader.expect("S");
    const abbreviation = abbreviations[reader.peek()];
    if (abbreviation !== undefined) {
      reader.next();
      return plain(abbreviation);
    }
    const found = this.substitutions[reader.sequence(36)];
    if (found === undefined) throw new NotUnderstood();
    return found;
  }

  #remember(path: readonly string[]): void {
    this.substitutions.push(plain(path.join("::")));
  }

  protected abstract type(): Type;
  protected abstract argument(): string[];
}
