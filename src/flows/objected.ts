import type { Ground } from '../requests/objection.ts'

/** A business asks to keep the data. */
export interface Objected {
  reference: string
  business: string
  ground: Ground
}

/** And what became of that. */
export interface Decided {
  /** From when it goes on; null where the business may keep its data; where something else makes it wait (`waits`), the latest day. */
  eraseAt: number | null
  waits?: true
  stopping?: boolean
}
