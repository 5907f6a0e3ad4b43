import type { CompareReport } from "@xrpl-probe/report";
import { InfoIcon, WarnIcon } from "../../components/icons.tsx";
import { plainText, RichText } from "../../plot/rich-text.tsx";
import { SignIcon } from "../../verdict/sign-icon.tsx";
import { type Banner, bannersOf } from "./banners-of.ts";

/** Everything to know before a number is read, two to a line. */
export function Banners({ report }: { report: CompareReport }) {
  return (
    <section
      className="grid border-line border-y text-13 text-ink-2 md:grid-cols-2"
      aria-label="Environment, mix and noise"
    >
      {bannersOf(report).map((banner) => (
        <BannerLine key={`${banner.title} ${banner.text}`} {...banner} />
      ))}
    </section>
  );
}

function BannerLine({ tone, title, text }: Banner) {
  return (
    <div className="grid grid-cols-[14px_minmax(0,1fr)] gap-x-2 border-line py-2.5 max-md:not-first:border-t md:odd:pr-6 md:even:border-l md:even:pl-6 md:last:odd:col-span-2 md:[&:nth-child(n+3)]:border-t">
      <span className={`mt-[3px] ${TONES[tone]}`}>
        {tone === "block" ? (
          <SignIcon sign="not-comparable" size={14} />
        ) : tone === "warn" ? (
          <WarnIcon />
        ) : (
          <InfoIcon />
        )}
      </span>
      <p className="line-clamp-4 [overflow-wrap:anywhere]" title={text.length > LONG ? plainText(text) : undefined}>
        <b className="font-semibold text-ink">
          <RichText text={title} />:
        </b>{" "}
        <RichText text={text} />
      </p>
    </div>
  );
}

/** A longer text is cut, and whole under the pointer. */
const LONG = 280;

const TONES: Readonly<Record<Banner["tone"], string>> = { block: "text-ink", warn: "text-warn", note: "text-ink-3" };
