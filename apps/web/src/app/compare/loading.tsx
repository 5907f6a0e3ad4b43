/** The page's shape while the server reads: what comes takes its place without moving it. */
export default function Loading() {
  return (
    <div aria-busy="true">
      <p className="sr-only" role="status">
        The comparison is being read.
      </p>
      <div className="flex gap-3 py-4">
        <div className="skeleton h-8 w-44" />
        <div className="skeleton h-8 w-10" />
        <div className="skeleton h-8 w-44" />
      </div>
      <div className="border-line border-t pt-5 pb-4">
        <div className="skeleton h-7 w-4/5" />
        <div className="skeleton mt-2 h-5 w-2/5" />
      </div>
      <div className="border-line border-y py-3">
        <div className="skeleton h-10 w-full" />
      </div>
      <div className="skeleton mt-8 mb-4 h-6 w-40" />
      {Array.from({ length: 9 }, (_, row) => row).map((row) => (
        <div key={row} className="flex h-9 items-center border-line border-b">
          <div className="skeleton h-4 w-full" />
        </div>
      ))}
      <div className="grid gap-8 pt-10 md:grid-cols-[15fr_9fr]">
        <div className="skeleton h-[344px]" />
        <div className="skeleton h-[344px]" />
      </div>
    </div>
  );
}
