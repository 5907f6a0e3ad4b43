const MOST_CHARACTERS = 100;

/** What is wrong with a tag, in words; null where nothing is. Commas part the tags of a side and of `--tags`. */
export function tagFault(tag: string): string | null {
  if (tag === "") return "a tag is empty";
  if (tag.length > MOST_CHARACTERS) return `a tag is at most ${MOST_CHARACTERS} characters long`;
  if (tag.includes(",")) return "a tag has no comma";
  if (/\p{Cc}/u.test(tag)) return "a tag has no line break and no other control character";
  // What is no UTF-8 on a command line arrives as the replacement character.
  return tag.includes("\ufffd") ? "a tag must be UTF-8" : null;
}
