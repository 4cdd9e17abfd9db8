import { z } from 'zod'

const counts = z.object({ deleted: z.number(), anonymised: z.number(), detached: z.number(), restricted: z.number() })
const released = z.array(z.object({ table: z.string(), statute: z.string(), rows: z.number() })).default([])
const standings = z.enum(['pending', 'overdue', 'scheduled', 'done', 'left', 'refused'])
const processors = z.array(z.object({ processor: z.string(), on: z.string().optional(), standing: standings })).default([])

/** What the page tells of a receipt's body. */
export const receiptFacts = z.object({
  reference: z.string(),
  number: z.number(),
  result: z.enum(['completed', 'partial']),
  rest: z.array(z.string()).default([]),
  cutOff: z.string(),
  categories: z.record(z.string(), counts),
  kept: z.array(z.object({ table: z.string(), statute: z.string(), rows: z.number(), until: z.string() })),
  heldBack: z.array(z.object({ table: z.string(), because: z.string(), rows: z.number() })),
  mentionedElsewhere: z.array(z.object({ table: z.string(), rows: z.number() })),
  /** Recordings and pictures that stay with others, who name them as well. */
  sharedRecordings: z.array(z.object({ table: z.string(), rows: z.number() })).default([]),
  /** The day until which the store's administrators could bring back what went. */
  recoverableUntil: z.string().optional(),
  /** Tables in which the rows of others are still to be read. */
  searchedTonight: z.array(z.string()).default([]),
  /** In a receipt that goes on: what went because its law's day has passed. */
  released,
  /** Companies that had been given data, and whether they have confirmed. */
  processors,
  person: z.object({ formula: z.string() }),
  times: z.object({ confirmed: z.string(), finished: z.string() }),
})

export type ReceiptFacts = z.infer<typeof receiptFacts>
