/** The page's shape while the server reads. */
export default function Loading() {
  return (
    <div aria-busy="true" className="pt-6">
      <div className="skeleton h-7 w-32" />
      <div className="skeleton mt-2 h-5 w-2/3" />
      <div className="skeleton mt-3 h-12" />
      <div className="skeleton mt-4 h-[380px]" />
      <div className="skeleton mt-4 h-[380px]" />
    </div>
  );
}
