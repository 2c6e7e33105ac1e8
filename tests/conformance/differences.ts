/**
 * Cases in which the stand-in is known to answer otherwise than the real Commander, each with the reason. They are run
 * and shown, and not counted as failures; there may be no more of them than the limit, and none that has ceased to differ.
 */
export const DIFFERENCES: Readonly<Record<string, string>> = {};

/** Share of all cases. */
export const MOST_DIFFERENCES = 0.02;
