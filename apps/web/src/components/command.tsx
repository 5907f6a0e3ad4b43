import { CopyButton } from "./copy-button.tsx";

/** A command for a terminal, to copy. */
export function Command({ children }: { children: string }) {
  return (
    <div className="flex items-center gap-2 rounded-[4px] bg-sunk py-2 pr-2 pl-3">
      <code className="min-w-0 flex-1 whitespace-pre-wrap text-12 text-ink-2 [overflow-wrap:anywhere]">{children}</code>
      <CopyButton text={children} label="Copy the command" />
    </div>
  );
}
