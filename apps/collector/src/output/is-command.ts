/** Whether a text can be pasted into a shell: it stands in bold and is never broken into lines. */
export function isCommand(text: string): boolean {
  return /^(sudo|xrpl-probe|mkdir|cp|npm|npx|docker) /.test(text);
}
