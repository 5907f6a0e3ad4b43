import type { Check } from "../doctor/check.ts";
import type { Diagnosis } from "../doctor/diagnose.ts";
import { isCommand } from "./is-command.ts";
import { paint, plain, sign, type Terminal } from "./terminal.ts";
import { wrap } from "./wrap.ts";

const nameWidth = 15;
const signs = { ok: "ok", warning: "warning", failed: "failed", untried: "few" } as const;

/** What an operator reads: whether it can be recorded here, then a line for each check with what to do. */
export function doctorLines(terminal: Terminal, diagnosis: Diagnosis): string[] {
  return [headline(terminal, diagnosis), "", ...diagnosis.checks.flatMap((check) => checkLines(terminal, check))];
}

function headline(terminal: Terminal, diagnosis: Diagnosis): string {
  const { checks } = diagnosis;
  const failure = checks.find(({ state }) => state === "failed");
  if (failure) {
    const sentence = `${sign(terminal, "failed")} cannot record here: ${failure.name} failed.`;
    return `${paint(terminal, "red", sentence)} ${tally(checks)}`;
  }
  const warnings = checks.filter(({ state }) => state === "warning");
  const done = paint(terminal, "green", sign(terminal, "ok"));
  const first = `${done} ready: ${whatNext(terminal, diagnosis)}`;
  return warnings.length === 0 ? first : `${first}    ${tally(checks)}`;
}

function whatNext(terminal: Terminal, { server, running }: Diagnosis): string {
  const record = (option: string) => paint(terminal, "bold", `xrpl-probe record${option}`);
  if (server !== null) return record(` -p ${server.pid}`);
  return running > 1 ? `${record(" -p PID")}, of one of ${running} servers` : `${record("")}, once a server runs`;
}

function tally(checks: readonly Check[]): string {
  const count = (state: Check["state"]) => checks.filter((check) => check.state === state).length;
  const oks = count("ok");
  const parts = [`${oks} ${oks === 1 ? "check" : "checks"} ok`];
  if (count("warning") > 0) parts.push(`${count("warning")} ${count("warning") === 1 ? "warning" : "warnings"}`);
  if (count("failed") > 0) parts.push(`${count("failed")} failed`);
  if (count("untried") > 0) parts.push(`${count("untried")} not tried`);
  return `${parts.join(", ")}.`;
}

function checkLines(terminal: Terminal, { name, state, text, details }: Check): string[] {
  const [first = "", ...more] = wrap(plain(terminal, text), terminal.columns - nameWidth - 5);
  const mark = sign(terminal, signs[state]);
  const head = `${mark} ${name.padEnd(nameWidth)} ${first}`;
  const styles = { ok: null, warning: "yellow", failed: "red", untried: "dim" } as const;
  const style = styles[state];
  const indent = " ".repeat(nameWidth + 5);
  const colored =
    state === "untried"
      ? paint(terminal, "dim", head)
      : `${paint(terminal, style ?? "green", mark)}${head.slice(mark.length)}`;
  return [
    `  ${colored}`,
    ...more.map((line) => `${indent}${line}`),
    ...details.flatMap(({ label, text: detail }) => {
      const name = label === null ? "" : `${label}:`.padEnd(5);
      const text = plain(terminal, detail);
      if (isCommand(text)) return [`${indent}${name}${paint(terminal, "bold", text)}`];
      const lines = wrap(text, terminal.columns - indent.length - name.length);
      return lines.map((line, i) => `${indent}${i === 0 ? name : " ".repeat(name.length)}${line}`);
    }),
  ];
}
