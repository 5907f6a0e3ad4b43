const ROWS = [0, 1, 2, 3, 4, 5, 6, 7];

/** The ladder's shape while its comparisons are made. */
export function LadderSkeleton() {
  return (
    <div aria-busy="true">
      <p className="sr-only" role="status">
        The release ladder is being read.
      </p>
      <div className="flex justify-between pt-8 pb-3">
        <div className="skeleton h-8 w-80 max-w-full" />
      </div>
      <div className="skeleton mb-3 h-10" />
      {ROWS.map((row) => (
        <div key={row} className="flex h-[56px] items-center border-line border-t">
          <div className="skeleton h-9 w-full" />
        </div>
      ))}
    </div>
  );
}
