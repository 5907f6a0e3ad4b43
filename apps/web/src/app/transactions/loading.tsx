/** The page's shape while the server reads. */
export default function Loading() {
  return (
    <div aria-busy="true" className="pt-6">
      <div className="skeleton h-7 w-40" />
      <div className="skeleton mt-2 h-5 w-96 max-w-full" />
      <div className="skeleton mt-3 h-12" />
      <div className="mt-4 grid gap-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,360px)]">
        <div className="skeleton h-[380px]" />
        <div className="skeleton h-[120px]" />
      </div>
      <div className="skeleton mt-6 h-[560px]" />
    </div>
  );
}
