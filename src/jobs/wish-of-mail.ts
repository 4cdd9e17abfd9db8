import { detectLanguage, type Intent, readIntent } from '../flows/intent.ts'
import { normalise, typedNumbers } from '../flows/intents/normalise.ts'
import { has } from '../flows/intents/vocabulary.ts'
import type { Language } from '../flows/language.ts'
import type { MailWish } from '../mail/answer.ts'
import { ownWords } from '../mail/reading/own-words.ts'
import type { IncomingMail } from '../mail/reading/read-mime.ts'
import { parseEmail } from '../subject/email.ts'

export interface ReadWish {
  wish: MailWish
  language: Language
  /** Different numbers and addresses that stand in the sender's own words: how many, and no more is ever done with them. */
  numbers: number
  emails: number
}

/** What counts before what, when a mail says several things: what a person must see first, then what is larger. */
const ORDER: readonly [Intent['is'], MailWish][] = [
  ['somebody-else', 'somebody-else'],
  ['complain', 'complain'],
  ['account', 'account'],
  ['keep', 'keep'],
  ['get-back', 'keep'],
  ['delete', 'delete'],
  ['person', 'person'],
  ['show', 'show'],
  ['status', 'status'],
  ['stop-ads', 'stop-ads'],
]

const namesAccount = (pieces: readonly string[]): boolean => pieces.some((piece) => has(normalise(piece), 'account'))

/** Reads a mail leniently, sentence by sentence with the chat's own rules. It decides over words alone: nothing is ever done because of it. */
export function wishOfMail(mail: Pick<IncomingMail, 'subject' | 'text'>): ReadWish {
  const words = ownWords(mail.subject, mail.text)
  const said = new Set(words.map((piece) => readIntent(piece).is))
  const whole = words.join('\n')
  const emails = new Set(
    (whole.match(/[^\s<>()[\],;:"]{1,64}@[a-z0-9.-]{3,190}/gi) ?? []).flatMap(
      (found) => parseEmail(found.replace(/\.+$/, '')) ?? [],
    ),
  )
  const wish = ORDER.find(([intent]) => said.has(intent))?.[1] ?? 'unclear'
  return {
    wish: wish === 'delete' && emails.size > 0 && namesAccount(words) ? 'account' : wish,
    language: detectLanguage(whole) ?? 'en',
    numbers: new Set(words.flatMap(typedNumbers)).size,
    emails: emails.size,
  }
}
