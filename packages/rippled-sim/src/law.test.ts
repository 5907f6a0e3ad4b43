import { describe, expect, it } from "vitest";
import { lnNsAt, meanOverNormal, tabulate } from "./law.ts";
import { normalCdf, upperNormal } from "./normal.ts";
import { random } from "./random.ts";

describe("a law", () => {
  it("of one log-normal is a straight line in z", () => {
    const law = tabulate([[1, 10, 0.5]]);
    for (const z of [-4, -1.3, 0, 0.01, 2.7]) expect(lnNsAt(law, z)).toBeCloseTo(10 + 0.5 * z, 4);
  });

  it("of a mixture holds each component's share", () => {
    const law = tabulate([
      [0.25, 8, 0.1],
      [0.75, 12, 0.1],
    ]);
    const draws = random(3, "durations");
    const low = Array.from({ length: 20_000 }, () => lnNsAt(law, draws.normal())).filter((ln) => ln < 10);
    expect(low.length / 20_000).toBeCloseTo(0.25, 1.7);
    expect(low.reduce((sum, ln) => sum + ln, 0) / low.length).toBeCloseTo(8, 1);
  });

  it("has the mean of its log-normal", () => {
    const law = tabulate([[1, 10, 0.5]]);
    expect(meanOverNormal((z) => Math.exp(lnNsAt(law, z))) / Math.exp(10 + 0.125)).toBeCloseTo(1, 3);
  });
});

describe("the normal distribution", () => {
  it("agrees with its tables", () => {
    expect(normalCdf(1.959964)).toBeCloseTo(0.975, 6);
    expect(normalCdf(-3)).toBeCloseTo(0.0013499, 7);
    expect(upperNormal(0.02)).toBeCloseTo(2.0537, 3);
  });
});
