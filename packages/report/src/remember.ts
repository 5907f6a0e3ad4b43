/**
 * Gives the answer to a question, or what it was when it was asked before: a caller that knows when the database has
 * changed may keep answers. `question` names everything that the answer depends on.
 */
export type Remember = <Answer>(question: string, answer: () => Answer) => Answer;

/** Asks anew every time. */
export const forgetful: Remember = (_, answer) => answer();
