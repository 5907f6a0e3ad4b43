import Link from "next/link";

export interface Tile {
  readonly name: string;
  readonly value: string;
  readonly detail: string;
  /** The whole number behind the value, under the pointer. */
  readonly exact?: string;
  /** Where what is counted stands one by one. */
  readonly href?: string;
  readonly bad?: boolean;
}

/** A run in eight numbers, at one glance. */
export function Tiles({ tiles }: { tiles: readonly Tile[] }) {
  return (
    <dl className="mt-6 mb-5 grid grid-cols-2 gap-x-4 gap-y-4 sm:grid-cols-4 lg:grid-cols-8">
      {tiles.map(({ name, value, detail, exact, href, bad }) => (
        <div key={name}>
          <dt className="text-12 text-ink-2">{name}</dt>
          <dd className={`font-[550] text-20 tracking-[-0.015em] ${bad ? "text-bad" : ""}`} title={exact}>
            {value}
          </dd>
          <dd className={`text-12 ${bad ? "text-bad" : "text-ink-3"}`}>
            {href === undefined ? (
              detail
            ) : (
              <Link href={href} prefetch={false}>
                {detail}
              </Link>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
