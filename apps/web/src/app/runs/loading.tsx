/** The table's shape, so that nothing jumps when it comes. */
export default function Loading() {
  return (
    <div aria-busy="true">
      <div className="flex items-center gap-3 py-4">
        <div className="skeleton h-8 w-full max-w-[460px]" />
      </div>
      <div className="grid">
        {Array.from({ length: 12 }, (_, row) => (
          <div key={row} className="flex h-[33px] items-center border-line border-b">
            <div className="skeleton h-3 w-full" style={{ maxWidth: `${96 - ((row * 7) % 20)}%` }} />
          </div>
        ))}
      </div>
    </div>
  );
}
