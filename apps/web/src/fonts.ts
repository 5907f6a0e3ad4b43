import localFont from "next/font/local";

/*
 * Preloaded, and not taken in once a page is being read: where they are late, a page stays in their stand-ins rather than
 * wrap its lines anew and move its tables.
 */

export const inter = localFont({
  src: "../../../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
  weight: "100 900",
  display: "optional",
  variable: "--font-sans-file",
});

export const jetBrainsMono = localFont({
  src: "../../../node_modules/@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2",
  weight: "100 800",
  display: "optional",
  adjustFontFallback: false,
  fallback: ["ui-monospace", "monospace"],
  variable: "--font-mono-file",
});
