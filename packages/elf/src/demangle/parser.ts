import { NameParser } from "./names.ts";
import { NotUnderstood } from "./reader.ts";
import { builtins, extendedBuiltins, literalSuffixes } from "./tables.ts";
import { checkLength, plain, pointer, type Type, textOf, textOfEncoding } from "./text.ts";

/** One mangled name. Grammar: https://itanium-cxx-abi.github.io/cxx-abi/abi.html#mangling. Throws NotUnderstood. */
export class Parser extends NameParser {
  protected override type(): Type {
    const builtin = builtins[this.reader.peek()];
    if (builtin === undefined) return this.deeper(() => this.#compound());
    this.reader.next();
    return plain(builtin);
  }

  #compound(): Type {
    const reader = this.reader;
    if (reader.peek() === "S" && reader.peek(1) !== "t") return this.#substituted();
    if (reader.peek() === "D") return this.#extended();
    return this.#rememberType(this.#freshType());
  }

  /** Abbreviations and earlier types; with arguments behind them a type of its own. */
  #substituted(): Type {
    const type = this.substitution();
    if (this.reader.peek() !== "I") return type;
    return this.#rememberType(plain(type.before + this.arguments(false)));
  }

  #extended(): Type {
    const reader = this.reader;
    const builtin = extendedBuiltins[reader.peek(1)];
    if (builtin !== undefined) {
      reader.at += 2;
      return plain(builtin);
    }
    if (reader.takes("Do")) return this.#rememberType(this.#function(" noexcept"));
    throw new NotUnderstood();
  }

  #freshType(): Type {
    const reader = this.reader;
    if (/[rVK]/.test(reader.peek())) {
      const qualifiers = this.qualifiers();
      const { before, after, isFunction = false } = this.type();
      return isFunction ? { before, after: after + qualifiers, isFunction } : { before: before + qualifiers, after };
    }
    if (reader.takes("P")) return pointer(this.type(), "*");
    if (reader.takes("R")) return pointer(this.type(), "&");
    if (reader.takes("O")) return pointer(this.type(), "&&");
    if (reader.peek() === "F") return this.#function("");
    if (reader.takes("A")) {
      const length = /\d/.test(reader.peek()) ? String(reader.number()) : "";
      reader.expect("_");
      const { before, after } = this.type();
      return { before, after: ` [${length}]${after}`, isFunction: true };
    }
    if (reader.takes("M")) {
      const owner = textOf(this.type());
      return pointer(this.type(), `${owner}::*`);
    }
    if (reader.peek() === "T" && /[_\d]/.test(reader.peek(1))) {
      const parameter = this.templateParameter();
      if (reader.peek() !== "I") return parameter;
      return plain(parameter.before + this.arguments(false));
    }
    return plain(this.name(false).path.join("::"));
  }

  #function(suffix: string): Type {
    const reader = this.reader;
    reader.expect("F");
    reader.takes("Y");
    const result = this.type();
    const parameters = this.parameters();
    reader.expect("E");
    return { before: `${textOf(result)} `, after: `(${parameters.join(", ")})${suffix}`, isFunction: true };
  }

  protected override argument(): string[] {
    const reader = this.reader;
    if (reader.takes("J")) {
      const parts: string[] = [];
      while (!reader.takes("E")) parts.push(...this.deeper(() => this.argument()));
      return parts;
    }
    return [reader.takes("L") ? this.#literal() : textOf(this.type())];
  }

  #literal(): string {
    const reader = this.reader;
    if (reader.takes("_Z")) {
      const encoding = this.encoding();
      reader.expect("E");
      return `&(${textOfEncoding(encoding)})`;
    }
    const code = reader.peek();
    const type = textOf(this.type());
    const sign = reader.takes("n") ? "-" : "";
    const digits = sign + reader.number();
    reader.expect("E");
    if (type === "bool") return digits === "0" ? "false" : "true";
    const suffix = literalSuffixes[code];
    return suffix === undefined ? `(${type})${digits}` : digits + suffix;
  }

  #rememberType(type: Type): Type {
    checkLength(textOf(type));
    this.substitutions.push(type);
    return type;
  }
}
