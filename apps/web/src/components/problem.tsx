import Link from "next/link";

/** A question that this database cannot answer: what was asked, what there is, and where to go. */
export function Problem(props: {
  problem: { readonly message: string; readonly hint: string };
  link: { readonly href: string; readonly label: string } | null;
}) {
  return (
    <section className="max-w-[720px] pt-10">
      <h1 className="font-medium text-20 first-letter:uppercase">{props.problem.message}.</h1>
      <p className="mt-3 text-ink-2 first-letter:uppercase">{props.problem.hint}.</p>
      {props.link !== null && (
        <p className="mt-6">
          <Link href={props.link.href} className="btn">
            {props.link.label}
          </Link>
        </p>
      )}
    </section>
  );
}
