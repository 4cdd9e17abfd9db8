import { has, polite, without } from './vocabulary.ts'

/** More words than this say something besides. */
const WORDS_MAX = 16
/** "It has been 5 days". */
const COUNT = /^\d{1,3}$/

/**
 * "Mere request ka kya hua", "kab tak hoga", "any update on my case?": it asks how something stands, and every word of it asks, names a request
 * or a case, or is small. A word besides may be an order's or a shop's: "delivery kab hogi".
 */
export function asksHowItStands(text: string): boolean {
  const plain = polite(text)
  return plain.split(' ').length <= WORDS_MAX && has(plain, 'standing') && isSmall(without(plain, 'standing'))
}

/** Nothing is left of it beside a case or a request, and small words. */
export function isSmall(plain: string): boolean {
  const rest = without(without(polite(plain), 'matter'), 'aroundStanding')
  return rest === '' || rest.split(' ').every((word) => COUNT.test(word))
}

/** Whether it asks so of a request or a case in so many words. */
export const asksOfRequest = (plain: string) => asksHowItStands(plain) && has(plain, 'matter')
