import type { Command, Option } from "commander";
import { wrap } from "../output/wrap.ts";

/** What a manual says beyond the commands themselves. */
export interface ManualParts {
  /** `2026-11-25`. */
  readonly date: string;
  readonly version: string;
  readonly exitCodes: Readonly<Record<string, readonly [code: number, meaning: string]>>;
  readonly environment: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, string>>;
  readonly examples: readonly (readonly [line: string, why: string])[];
}

/** The manual in roff, man(7): every command with its arguments and options. Pure. */
export function manPage(
  program: Command,
  { date, version, exitCodes, environment, files, examples }: ManualParts,
): string {
  const name = program.name();
  const sections = [
    `.TH ${name.toUpperCase()} 1 ${quoted(date)} ${quoted(`${name} ${version}`)} ${quoted("User Commands")}`,
    ".SH NAME",
    `${inline(name)} \\- time transactions inside a running XRP Ledger server`,
    ".SH SYNOPSIS",
    `.B ${inline(name)}\n.RI [ options ] " " command " " [ arguments ]`,
    ".SH DESCRIPTION",
    text(program.description()),
    ".SH OPTIONS",
    ...program.options.map(optionEntry),
    ".SH COMMANDS",
    ...program.commands.map(commandEntry),
    ".SH EXAMPLES",
    ...examples.map(([line, why]) => tagged(`.B ${inline(line)}`, text(why))),
    ".SH EXIT STATUS",
    ...Object.values(exitCodes).map(([code, meaning]) => tagged(`.B ${code}`, text(meaning))),
    ".SH ENVIRONMENT",
    ...Object.entries(environment).map(([variable, meaning]) => tagged(`.B ${inline(variable)}`, text(meaning))),
    ".SH FILES",
    ...Object.entries(files).map(([path, meaning]) => tagged(`.I ${inline(path)}`, text(meaning))),
  ];
  return `${sections.join("\n")}\n`;
}

function commandEntry(command: Command): string {
  const operands = command.registeredArguments.map((argument) => {
    const name = `${argument.name()}${argument.variadic ? "..." : ""}`;
    return argument.required ? `<${name}>` : `[${name}]`;
  });
  const head = [command.name(), ...(command.options.length > 0 ? ["[options]"] : []), ...operands].join(" ");
  return [
    `.SS ${quoted(inline(head))}`,
    text(command.description()),
    ...command.options.filter((option) => !option.hidden).map(optionEntry),
  ].join("\n");
}

function optionEntry(option: Option): string {
  return tagged(`.B ${inline(option.flags)}`, text(`${option.description}${defaultText(option)}`));
}

/** As commander's own help says it. */
function defaultText({ defaultValue, required, optional, argChoices }: Option): string {
  const choices = argChoices ? ` (one of: ${argChoices.join(", ")})` : "";
  const isTold = (required || optional) && (typeof defaultValue === "string" || typeof defaultValue === "number");
  return `${choices}${isTold ? ` (default: ${defaultValue})` : ""}`;
}

function tagged(tag: string, body: string): string {
  return `.TP\n${tag}\n${body}`;
}

/** Lines of roff stay below 80 characters. */
const LINE = 72;

/** A dot or quote at the start of a line is a request, and hyphens of options are to be copied as such. */
function text(plain: string): string {
  return inline(wrap(plain, LINE).join("\n"));
}

/** What a request takes stays on its line. */
function inline(plain: string): string {
  return plain
    .replaceAll("\\", "\\e")
    .replaceAll("-", "\\-")
    .replace(/^([.'])/gm, "\\&$1");
}

function quoted(argument: string): string {
  return `"${argument.replaceAll('"', '""')}"`;
}
