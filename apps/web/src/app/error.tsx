"use client";

/** Something failed on the server. The text is the server's own where it gave one to show; the log has the rest. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <section className="max-w-[720px] pt-10" role="alert">
      <h1 className="font-medium text-20">This page could not be made.</h1>
      <p className="mt-3 text-ink-2">{error.message}</p>
      {error.digest !== undefined && (
        <p className="mt-2 text-13 text-ink-3">
          The server's log names it <code>{error.digest}</code>.
        </p>
      )}
      <button type="button" className="btn mt-6" onClick={reset}>
        Try again
      </button>
    </section>
  );
}
