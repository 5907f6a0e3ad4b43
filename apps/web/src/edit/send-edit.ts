import type { Edit } from "@xrpl-probe/report";

/** Sends a change to the server; gives null when it is made, else what to tell the visitor. */
export async function sendEdit(edit: Edit): Promise<string | null> {
  const response = await fetch("/api/edit", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(edit),
  }).catch(() => null);
  if (response === null) return "The dashboard's server does not answer. Is it still running?";
  if (response.ok) return null;
  const said: unknown = await response.json().catch(() => null);
  return isProblem(said) ? `${sentence(said.error)} ${sentence(said.hint)}` : `The server answered ${response.status}.`;
}

function isProblem(said: unknown): said is { readonly error: string; readonly hint: string } {
  return typeof said === "object" && said !== null && "error" in said && "hint" in said;
}

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
