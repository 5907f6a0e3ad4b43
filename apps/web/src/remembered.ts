import type { Database } from "@xrpl-probe/db";
import { settledState } from "./settled-state.ts";

interface Memory {
  /** What the answers rest on: another one forgets them all. */
  readonly state: string;
  readonly answers: Map<string, unknown>;
}

type Memories = WeakMap<Database, Memory>;

const ofContent: Memories = new WeakMap();
const ofSettled: Memories = new WeakMap();
const ofRecording: Memories = new WeakMap();

/** More answers than a visitor who looks around needs are not kept. */
const MOST_ANSWERS = 200;

/**
 * The answer to a question that only the database's content decides, kept until something is committed to it: pages ask
 * the same of the same runs again and again. `question` names it with everything that it depends on.
 */
export function remembered<Answer>(db: Database, question: string, answer: () => Answer): Answer {
  return recall(ofContent, db, contentState(db), question, answer);
}

interface SettledQuestion<Answer> {
  readonly nowMs: number;
  /** Whether an answer speaks of nothing that is still recorded; left out: none does. */
  readonly isSettled?: (answer: Answer) => boolean;
}

/**
 * The same for a question about runs that have ended, with their tags and what was accepted: slices that are committed
 * meanwhile, by a recording, change nothing of it.
 */
export function rememberedOfEnded<Answer>(
  db: Database,
  question: string,
  { nowMs, isSettled = () => true }: SettledQuestion<Answer>,
  answer: () => Answer,
): Answer {
  const content = contentState(db);
  const state = settledState(db, { content, nowMs });
  const settled = memoryOf(ofSettled, db, state).answers;
  if (settled.has(question)) return settled.get(question) as Answer;
  const found = recall(ofRecording, db, `${content} ${state}`, question, answer);
  return isSettled(found) ? recall(ofSettled, db, state, question, () => found) : found;
}

/** Whether `rememberedOfEnded` would answer at once. */
export function isRemembered(db: Database, question: string, { nowMs }: { readonly nowMs: number }): boolean {
  const state = settledState(db, { content: contentState(db), nowMs });
  return memoryOf(ofSettled, db, state).answers.has(question);
}

/** Changes whenever somebody else has committed to the file. */
function contentState(db: Database): string {
  return String(db.$client.pragma("data_version", { simple: true }));
}

function recall<Answer>(memories: Memories, db: Database, state: string, question: string, answer: () => Answer) {
  const { answers } = memoryOf(memories, db, state);
  // a question has one kind of answer: its name says which
  if (answers.has(question)) return answers.get(question) as Answer;
  const found = answer();
  if (answers.size >= MOST_ANSWERS) answers.delete(answers.keys().next().value ?? question);
  answers.set(question, found);
  return found;
}

function memoryOf(memories: Memories, db: Database, state: string): Memory {
  const known = memories.get(db);
  if (known !== undefined && known.state === state) return known;
  const memory = { state, answers: new Map<string, unknown>() };
  memories.set(db, memory);
  return memory;
}
