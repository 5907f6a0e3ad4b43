/** The page's shape while the server reads. */
export default function Loading() {
  return (
    <div aria-busy="true">
      <p className="sr-only" role="status">
        The trends are being read.
      </p>
      <div className="pt-6 pb-4">
        <div className="skeleton h-7 w-4/5" />
        <div className="skeleton mt-2 h-5 w-2/5" />
      </div>
      <div className="flex gap-2 border-line border-y py-3">
        <div className="skeleton h-8 w-64" />
        <div className="skeleton h-8 w-40" />
      </div>
      <div className="grid gap-8 pt-10 md:grid-cols-2 lg:grid-cols-3">
        {Array.from({ length: 6 }, (_, at) => at).map((at) => (
          <div key={at} className="skeleton h-[290px]" />
        ))}
      </div>
    </div>
  );
}
