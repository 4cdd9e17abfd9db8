const HOUR_MS = 3_600_000
/** The privacy officer's time: what is not decided in it does not count. */
const DECIDED_WITHIN_MS = 72 * HOUR_MS

/** Why a business may ask to keep its customer's data. Nothing else counts, and no free text. */
export const grounds = ['legal-proceedings', 'legal-obligation', 'unpaid-dues', 'fraud-investigation', 'open-order'] as const
export type Ground = (typeof grounds)[number]

export function decideByOf(objectedAt: Date): Date {
  return new Date(objectedAt.getTime() + DECIDED_WITHIN_MS)
}
