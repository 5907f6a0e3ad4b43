/** What the visitor chose; kept in local storage, where its absence means "system". */
export type ThemeChoice = "light" | "dark" | "system";

export const THEME_KEY = "xrpl-probe-theme";

/**
 * Runs in the document's head: sets `data-theme` before the first paint, and again when the system changes or another
 * tab, or the switch on this one, reports a change of the stored choice.
 */
export const themeScript = `(()=>{const system=matchMedia("(prefers-color-scheme: dark)");
const apply=()=>{let choice=null;try{choice=localStorage.getItem("${THEME_KEY}")}catch{}
document.documentElement.dataset.theme=(choice===null?system.matches:choice==="dark")?"dark":"light"};
apply();system.addEventListener("change",apply);addEventListener("storage",apply)})()`;
