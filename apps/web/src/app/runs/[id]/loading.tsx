/** The page's shape, so that nothing jumps when it comes. */
export default function Loading() {
  return (
    <div aria-busy="true" className="pt-5">
      <div className="skeleton h-4 w-48" />
      <div className="skeleton mt-3 h-8 w-80 max-w-full" />
      <div className="skeleton mt-2 h-4 w-[480px] max-w-full" />
      <div className="mt-6 grid grid-cols-2 gap-4 sm:grid-cols-4 lg:grid-cols-8">
        {["applies", "rate", "p50", "p90", "p99", "failed", "lost", "unpaired"].map((tile) => (
          <div key={tile} className="skeleton h-[60px]" />
        ))}
      </div>
      <div className="skeleton mt-6 h-12" />
      <div className="skeleton mt-5 h-[528px]" />
      <div className="mt-8 grid gap-10 lg:grid-cols-2">
        <div className="skeleton h-[368px]" />
        <div className="skeleton h-[368px]" />
      </div>
    </div>
  );
}
