import { normalise } from './normalise.ts'
import { respelled } from './respelled.ts'
import { has } from './vocabulary.ts'

/** Whether a wish says what is to go: "delete it now" does not. */
export function namesIt(text: string): boolean {
  const plain = respelled(normalise(text))
  return / all(?: |$)/u.test(plain) || (['data', 'account', 'eraseWhole', 'thisChat'] as const).some((part) => has(plain, part))
}
