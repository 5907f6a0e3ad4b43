/** Of the collector; stands in every run that it records. */
export const collectorVersion = "0.1.0";
