import { preferenceKey } from "./preference.ts";

/**
 * Runs in the document's head: sets `data-theme` before the first paint, and again when the system changes or another
 * tab, or the menu on this one, reports a change of the stored choice.
 */
export const themeScript = `(()=>{const system=matchMedia("(prefers-color-scheme: dark)");
const apply=()=>{let choice=null;try{choice=localStorage.getItem("${preferenceKey("theme")}")}catch{}
document.documentElement.dataset.theme=(choice===null?system.matches:choice==="dark")?"dark":"light"};
apply();system.addEventListener("change",apply);addEventListener("storage",apply)})()`;
