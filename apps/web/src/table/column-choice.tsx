"use client";

import { Popover } from "../components/popover.tsx";

/** Which columns are shown and in which order; at least one is. */
export function ColumnChoice<Name extends string>(props: {
  labels: Readonly<Record<Name, string>>;
  /** All there are. */
  names: readonly Name[];
  /** In their order. */
  shown: readonly Name[];
  onChange: (columns: Name[]) => void;
  /** One that cannot be hidden: it names the row. */
  always?: Name;
}) {
  const { labels, names, shown, onChange, always } = props;
  const hidden = names.filter((name) => !shown.includes(name));
  const move = (name: Name, by: number) => {
    const others = shown.filter((other) => other !== name);
    others.splice(Math.max(0, shown.indexOf(name) + by), 0, name);
    onChange(others);
  };
  return (
    <Popover label="Columns" at="end" className="hover:text-ink">
      <ul className="w-52">
        {[...shown, ...hidden].map((name) => {
          const visible = shown.includes(name);
          const label = labels[name];
          return (
            <li key={name} className="flex h-7 items-center gap-2 px-2">
              <label className="flex grow items-center gap-2">
                <input
                  type="checkbox"
                  className="accent-ink"
                  checked={visible}
                  disabled={name === always || (visible && shown.length === 1)}
                  onChange={() => onChange(visible ? shown.filter((other) => other !== name) : [...shown, name])}
                />
                {label}
              </label>
              {visible && (
                <>
                  <Move
                    label={`Move ${label} left`}
                    sign="←"
                    disabled={name === shown[0]}
                    onClick={() => move(name, -1)}
                  />
                  <Move
                    label={`Move ${label} right`}
                    sign="→"
                    disabled={name === shown.at(-1)}
                    onClick={() => move(name, 1)}
                  />
                </>
              )}
            </li>
          );
        })}
      </ul>
    </Popover>
  );
}

function Move(props: { label: string; sign: string; disabled: boolean; onClick: () => void }) {
  return (
    <button
      type="button"
      aria-label={props.label}
      disabled={props.disabled}
      onClick={props.onClick}
      className="px-1 text-ink-3 hover:text-ink disabled:opacity-40"
    >
      {props.sign}
    </button>
  );
}
