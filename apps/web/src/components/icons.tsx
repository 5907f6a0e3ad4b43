import type { ReactNode } from "react";

/** Signs are drawn, not typed: the fonts' latin subsets lack most of them. All are decoration beside a word or a label. */
function Icon({ children, size = 16 }: { children: ReactNode; size?: number }) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      className="shrink-0"
    >
      {children}
    </svg>
  );
}

/** Two overlaid distributions: what the product shows. */
export function Mark() {
  return (
    <svg aria-hidden="true" width="20" height="14" viewBox="0 0 20 14" fill="none" strokeWidth="1.75">
      <path d="M1 13V10H4V3H8V6H10V10H13V13" stroke="var(--base)" />
      <path d="M5 13V9H8V1H12V4H15V9H19V13" stroke="var(--head)" />
    </svg>
  );
}

export const CheckIcon = () => (
  <Icon>
    <path d="m3.5 8.5 3 3 6-7" />
  </Icon>
);

export const CopyIcon = () => (
  <Icon>
    <rect x="5.5" y="5.5" width="7.5" height="8" rx="1" />
    <path d="M10.5 5.5V3.5a1 1 0 0 0-1-1H4a1 1 0 0 0-1 1v6a1 1 0 0 0 1 1h1.5" />
  </Icon>
);

export const ChevronIcon = () => (
  <Icon size={12}>
    <path d="m3 5.5 5 5 5-5" />
  </Icon>
);

export const CloseIcon = () => (
  <Icon size={12}>
    <path d="m3.5 3.5 9 9m0-9-9 9" />
  </Icon>
);

export const WarnIcon = () => (
  <Icon size={14}>
    <path d="M8 2 14.5 13.5h-13zM8 6.5v3.25M8 11.75v.01" />
  </Icon>
);

export const InfoIcon = () => (
  <Icon size={14}>
    <path d="M8 14.25a6.25 6.25 0 1 0 0-12.5 6.25 6.25 0 0 0 0 12.5zM8 7.25v3.75M8 4.9v.01" />
  </Icon>
);

export const SearchIcon = () => (
  <Icon>
    <circle cx="7" cy="7" r="4.25" />
    <path d="m10.25 10.25 3.25 3.25" />
  </Icon>
);

/** Half a disc filled: light and dark. */
export const ThemeIcon = () => (
  <Icon>
    <circle cx="8" cy="8" r="5.75" />
    <path d="M8 2.25a5.75 5.75 0 0 1 0 11.5z" fill="currentColor" stroke="none" />
  </Icon>
);

export const NoteIcon = () => (
  <Icon size={14}>
    <path d="M3 2.5h10v8l-3 3H3zM13 10.5h-3v3M5.5 5.75h5M5.5 8.25h3" />
  </Icon>
);
