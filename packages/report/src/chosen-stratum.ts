import { boxesOf } from "./boxes.ts";
import type { ChosenStratum, SideBox } from "./comparison.ts";
import { STEPS_PER_OCTAVE } from "./drawn-histogram.ts";
import { mergeStrata } from "./merge-strata.ts";
import { meanSpectrum, spectrumOf } from "./spectrum.ts";
import { drawSides, histogramsOf, type SidesStrata, type StratumKey, stratumRow } from "./stratum-rows.ts";

const SIDES = ["base", "head"] as const;

/** The charts of one stratum. `ids` are those of the runs, in the order of `sides`. */
export function chosenStratum(
  sides: SidesStrata,
  key: StratumKey,
  params: { readonly ids: Readonly<Record<"base" | "head", readonly string[]>>; readonly version: string | null },
): ChosenStratum {
  const histograms = { base: histogramsOf(sides.base, key), head: histogramsOf(sides.head, key) };
  const runs = SIDES.flatMap((side) =>
    histograms[side].flatMap((histogram, i) => {
      const spectrum = spectrumOf(histogram);
      return spectrum === null ? [] : [{ side, id: params.ids[side][i] ?? "", spectrum }];
    }),
  );
  const meanOf = (side: "base" | "head") =>
    meanSpectrum(runs.filter((run) => run.side === side).map(({ spectrum }) => spectrum));
  return {
    row: stratumRow(sides, key, params.version),
    histogram: drawSides(histograms.base, histograms.head, STEPS_PER_OCTAVE),
    spectra: { base: meanOf("base"), head: meanOf("head"), runs },
    boxes: SIDES.flatMap((side) => sideBoxes(side, sides[side], key, params.version)),
  };
}

function sideBoxes(
  side: "base" | "head",
  runs: SidesStrata["base"],
  key: StratumKey,
  version: string | null,
): SideBox[] {
  const strata = mergeStrata(runs.flat()).filter(({ type }) => key.type === null || type === key.type);
  return boxesOf(strata, version).map((box) => ({ ...box, side }));
}
