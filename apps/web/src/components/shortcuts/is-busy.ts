const TAKES_KEYS =
  "input:not([type=checkbox]), textarea, select, dialog[open], [role=menu], [role=listbox], [contenteditable]";

/** Whether what has the focus takes keys for itself: a field that is typed in, an open menu or dialog. */
export function isBusy(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(TAKES_KEYS) !== null;
}
