const every = Number(process.env.SWEEP_EVERY ?? 1)
const from = Number(process.env.SWEEP_FROM ?? 0) % every

/**
 * Of a sweep's cases all, or for a run that has to end in time each `SWEEP_EVERY`th from `SWEEP_FROM` on: `.ci/run` takes a third, another
 * one each day. `npm test` takes all.
 */
export const swept = <T>(cases: readonly T[]): T[] => cases.filter((_, index) => index % every === from)
