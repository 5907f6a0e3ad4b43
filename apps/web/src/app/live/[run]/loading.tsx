/** The page's shape, so that nothing jumps when it comes. */
export default function Loading() {
  return (
    <div aria-busy="true" className="pt-5">
      <p className="sr-only" role="status">
        The run is being read.
      </p>
      <div className="skeleton h-8 w-80 max-w-full" />
      <div className="mt-6 grid grid-cols-2 gap-4 sm:grid-cols-4 lg:grid-cols-8">
        {["rate", "p50", "p99", "precision", "tail", "lost", "unpaired", "applies"].map((tile) => (
          <div key={tile} className="skeleton h-[60px]" />
        ))}
      </div>
      <div className="skeleton mt-6 h-[528px]" />
    </div>
  );
}
