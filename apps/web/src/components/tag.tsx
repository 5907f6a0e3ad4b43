/** A run's tag, as the user typed it. */
export function Tag({ children }: { children: string }) {
  return <span className="font-mono font-semibold text-13 tracking-[-0.02em]">{children}</span>;
}
