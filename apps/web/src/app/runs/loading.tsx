const ROWS = [96, 89, 93, 78, 98, 91, 84, 95, 87, 99, 82, 94];

/** The table's shape, so that nothing jumps when it comes. */
export default function Loading() {
  return (
    <div aria-busy="true">
      <div className="flex items-center gap-3 py-4">
        <div className="skeleton h-8 w-full max-w-[460px]" />
      </div>
      <div className="grid">
        {ROWS.map((width) => (
          <div key={width} className="flex h-[33px] items-center border-line border-b">
            <div className="skeleton h-3 w-full" style={{ maxWidth: `${width}%` }} />
          </div>
        ))}
      </div>
    </div>
  );
}
