import Link from "next/link";

export default function NotFound() {
  return (
    <section className="max-w-[720px] pt-10">
      <h1 className="font-medium text-20">There is no such page.</h1>
      <p className="mt-3 text-ink-2">
        All runs are under <Link href="/runs">Runs</Link>.
      </p>
    </section>
  );
}
