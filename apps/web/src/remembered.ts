import type { Database } from "@xrpl-probe/db";

interface Memory {
  /** Changes whenever somebody else has committed to the file. */
  readonly version: unknown;
  readonly answers: Map<string, unknown>;
}

const memories = new WeakMap<Database, Memory>();

/** More answers than a visitor who looks around needs are not kept. */
const MOST_ANSWERS = 200;

/**
 * The answer to a question that only the database's content decides, kept until something is committed to it: pages ask
 * the same of the same runs again and again. `question` names it with everything that it depends on.
 */
export function remembered<Answer>(db: Database, question: string, answer: () => Answer): Answer {
  const version = db.$client.pragma("data_version", { simple: true });
  let memory = memories.get(db);
  if (memory === undefined || memory.version !== version) {
    memory = { version, answers: new Map() };
    memories.set(db, memory);
  }
  const { answers } = memory;
  // a question has one kind of answer: its name says which
  if (answers.has(question)) return answers.get(question) as Answer;
  const found = answer();
  if (answers.size >= MOST_ANSWERS) answers.delete(answers.keys().next().value ?? question);
  answers.set(question, found);
  return found;
}
