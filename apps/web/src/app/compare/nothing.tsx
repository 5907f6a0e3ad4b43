/** In the place of a chart that has nothing to draw. */
export function Nothing({ children }: { children: string }) {
  return <p className="text-13 text-ink-3">{children}</p>;
}
