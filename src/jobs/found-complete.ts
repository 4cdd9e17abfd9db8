import { receiptsOf } from '../erasure/erasure-store.ts'
import { restIn } from '../erasure/receipt-check.ts'
import { namesProcessor } from '../processors/processor-task.ts'
import type { RequestRow } from '../requests/request-store.ts'
import type { Bot } from './bot.ts'

/** Whether an erasure was once found complete here, whatever processors still owe: then what bears no date has been written since. */
export async function wasFoundComplete(
  { db }: Pick<Bot, 'db'>,
  { id, state }: Pick<RequestRow, 'id' | 'state'>,
): Promise<boolean> {
  return state === 'completed' || (await receiptsOf(db, id)).some(({ body }) => isCompleteHere(restIn(body)))
}

const isCompleteHere = (rest: readonly string[] | undefined) => rest?.every((name) => namesProcessor([name])) ?? false
