import { describe, expect, it } from "vitest";
import { captionText, wrapped } from "./image-caption.ts";

/** Ten px a letter. */
const measure = (text: string) => text.length * 10;

describe("what stands around a picture", () => {
  it("is broken between words where the picture is narrow", () => {
    expect(wrapped("Head lies to the right", 100, measure)).toEqual(["Head lies", "to the", "right"]);
    expect(wrapped("tecINSUFFICIENT_RESERVE", 100, measure)).toEqual(["tecINSUFFICIENT_RESERVE"]);
  });

  it("has title, what is drawn and legend, and takes no tag of a run for one of its own", () => {
    const lines = captionText(
      {
        title: "p50 <b> is higher",
        sub: "Lower is better.",
        legend: [{ label: "1.4.0-b5", color: "#d55e00" }],
        source: "",
      },
      1000,
      measure,
      { ink3: "#646c79" },
    );
    expect(lines).toEqual([
      "<b>p50 &lt;b&gt; is higher</b>",
      '<span style="font-size:12px;color:#646c79">Lower is better.</span>',
      '<span style="font-size:12px;color:#d55e00"><b>1.4.0-b5</b></span>',
    ]);
  });
});
