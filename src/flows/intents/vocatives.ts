import { CALLING } from './bare-wish.ts'
import { alternatives, listOf } from './vocabulary.ts'

const OF = '(?:ka|ki|ke|ko|का|की|के|को|cha|chi|che|चा|ची|चे|oda|voda|er|r|no|nu|da|di|ra)'
const addressed = alternatives(listOf('vocative'))
/** At either end, behind a call ("arre bhai") or "do it": "delete kar do bhai mera data", while "kar do bhai ka data" is a brother's. */
const VOCATIVE = new RegExp(
  `^(?:${addressed}) (?!${OF} )| (?:${addressed})$|(?<=^(?:${CALLING} ){1,3})(?:${addressed}) (?!(?:${OF}|ne|ने|data|डेटा|डाटा) )|(?<= (?:do|de|karo|kro|kardo|krdo|दो|दे|करो)) (?:bhai|bhaiya|भाई|भैया)(?= (?!${OF} ))`,
  'gu',
)
const OWN_NAME = /(?:my name is|i am|mera naam|मेरा नाम|maze nav|माझे नाव|माझं नाव) \S+/gu

/** A normalised text without whom it calls, and without the speaker's own name. */
export function withoutVocatives(plain: string): string {
  return plain.replace(VOCATIVE, ' ').replace(OWN_NAME, ' ').trim()
}
