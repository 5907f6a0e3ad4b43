import { probeKind } from "@xrpl-probe/bpf";
import { formatDurationNs } from "@xrpl-probe/report/format";
import { type Calibration, costPerCallNs, siteOf } from "../calibration/calibration.ts";
import { probeCosts } from "../calibration/probe-costs.ts";
import type { PlannedProbe, PlannedSlot, ProbePlan } from "../probes/plan.ts";
import { probeSets } from "../probes/probe-choice.ts";
import type { ListedServer } from "./probes-json.ts";

export interface ProbeRow {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  /** `1 ret`, `2 ret, 1 tail`, `entry` */
  readonly exits: string;
  readonly costNs: number | null;
  readonly notes: readonly string[];
  /** Why it cannot be placed; null where it can. */
  readonly refused: string | null;
}

export interface SetRows {
  readonly name: string;
  /** Where its probes stand, seen from `transactor`. */
  readonly about: string;
  /** Why nothing of it is there; null where something is. */
  readonly absent: string | null;
  readonly rows: readonly ProbeRow[];
}

/** The sets in the order in which they are asked for, each with its probes. */
export function probeRows({ plan, calibration }: Pick<ListedServer, "plan" | "calibration">): SetRows[] {
  return [...probeSets, "own" as const].flatMap((set) => {
    const rows = set === "peer" ? peerRows(plan, calibration) : functionRows(plan, calibration, set);
    const refused = plan.refused.filter((probe) => probe.set === set);
    const [only] = refused;
    if (rows.length === 0 && !only) return [];
    const isAbsent = rows.length === 0 && refused.length === 1 && only?.name === set;
    const missing = refused.map(({ name, reason }) => ({ ...noRow, name, refused: reason }));
    return [
      {
        name: set,
        about: aboutSet(set, plan, calibration),
        absent: isAbsent ? (only?.reason ?? null) : null,
        rows: isAbsent ? [] : [...rows, ...missing],
      },
    ];
  });
}

const noRow: ProbeRow = { name: "", from: "", to: "", exits: "", costNs: null, notes: [], refused: null };

function functionRows(plan: ProbePlan, calibration: Calibration | null, set: PlannedProbe["set"]): ProbeRow[] {
  const costs = calibration ? probeCosts(plan, calibration) : [];
  const rows = plan.probes.flatMap((probe, index) =>
    probe.set === set
      ? [
          {
            ...noRow,
            name: probe.name,
            from: probe.entry,
            to: probe.exit,
            exits: exitsText(probe),
            costNs: costs[index]?.costNs ?? null,
            notes: notesOf(probe, plan),
          },
        ]
      : [],
  );
  return set === "transactor" ? [...rows, ...callerRows(plan, calibration)] : rows;
}

/** What tells who applies is no probe of its own: it is heard at entries alone and gives two columns of the rows. */
function callerRows({ slots }: ProbePlan, calibration: Calibration | null): ProbeRow[] {
  const marks = slots.filter(({ config }) => config.kind === probeKind.PROBE_CALLER);
  if (marks.length === 0) return [];
  const names = marks.map(({ name }) => name).join(", ");
  return [
    { ...noRow, name: "caller, pass", from: names, to: names, exits: "entry", costNs: dearest(marks, calibration) },
  ];
}

function peerRows({ usdt: { peer } }: ProbePlan, calibration: Calibration | null): ProbeRow[] {
  return (peer ?? []).map(({ name, usdt, sites }) => ({
    ...noRow,
    name,
    from: `peer:${usdt}`,
    to: `peer:${usdt}`,
    exits: sites === 1 ? "USDT" : `${sites} USDT`,
    costNs: calibration?.entryNs.emulated ?? null,
  }));
}

function exitsText({ exits: { own, shared } }: PlannedProbe): string {
  const parts = [own > 0 ? `${own} ret` : null, shared > 0 ? `${shared} tail` : null];
  return parts.filter((part) => part !== null).join(", ");
}

function notesOf(probe: PlannedProbe, plan: ProbePlan): string[] {
  const notes = [...probe.notes];
  if (probe.kind === "class" && probe.classPreflightSlot === null) {
    notes.push("the class's own preflight is not among the symbols; starts at the free preflight");
  }
  if (probe.kind === "apply" && !plan.slots.some(({ config }) => config.kind === probeKind.PROBE_CALLER)) {
    notes.push("who applies cannot be told: applyTransaction or NetworkOPsImp::apply is not among the symbols");
  }
  return notes;
}

/** What one call of the dearest of these takes from the server. */
function dearest(slots: readonly PlannedSlot[], calibration: Calibration | null): number | null {
  if (!calibration || slots.length === 0) return null;
  return Math.max(...slots.map((slot) => costPerCallNs(calibration, [siteOf(slot)])));
}

function aboutSet(set: string, plan: ProbePlan, calibration: Calibration | null): string {
  switch (set) {
    case "transactor":
      return "default";
    case "predecessor":
    case "types": {
      const slots = plan.probes.flatMap((probe, index) => (probe.set === set ? (plan.slots[index] ?? []) : []));
      const cost = dearest(slots, calibration);
      return `nested: lengthens transactor by ${cost === null ? "its cost" : formatDurationNs(cost)}`;
    }
    case "stages":
      return "before and around transactor, which they do not lengthen";
    case "consensus":
    case "jobs":
      return "around many transactors, or apart from them";
    case "peer":
      return "counts of messages and bytes, no durations";
    default:
      return "yours";
  }
}
