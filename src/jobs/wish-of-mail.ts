import { detectLanguage, type Intent, readIntent } from '../flows/intent.ts'
import { normalise, typedNumbers } from '../flows/intents/normalise.ts'
import { has, polite } from '../flows/intents/vocabulary.ts'
import type { Language } from '../flows/language.ts'
import type { MailWish } from '../mail/answer.ts'
import { copies } from '../mail/copies.ts'
import { ownWords, unquotedLines } from '../mail/reading/own-words.ts'
import type { IncomingMail } from '../mail/reading/read-mime.ts'
import { parseEmail } from '../subject/email.ts'

export interface ReadWish {
  wish: MailWish
  /** What else is wanted where a person is. */
  beside: 'delete' | 'account' | undefined
  /** For a person, in words that no advertisement has: a complaint, the very words of our answers, or a deletion beside somebody else. */
  isPlain: boolean
  language: Language
  /** Different numbers and addresses that stand in the sender's own words: how many, and no more is ever done with them. */
  numbers: number
  emails: number
}

/** What counts before what, when a mail says several things: what a person must see first, then what is larger. */
const ORDER: readonly [Intent['is'] | 'asks-for-person', MailWish][] = [
  ['somebody-else', 'somebody-else'],
  ['complain', 'complain'],
  // Above what the published subject says of itself: whoever has no WhatsApp has no other way.
  ['asks-for-person', 'person'],
  ['account', 'account'],
  ['denied', 'keep'],
  ['keep', 'keep'],
  ['get-back', 'keep'],
  ['delete', 'delete'],
  ['person', 'person'],
  ['show', 'show'],
  ['status', 'status'],
  ['stop-ads', 'stop-ads'],
]

const namesAccount = (pieces: readonly string[]): boolean => pieces.some((piece) => has(normalise(piece), 'account'))

const LINE_MAX = 80
const PERSON = Object.values(copies).map(({ person }) => normalise(person))

/** In the sender's own sentences wherever they stand; elsewhere, where programs hide what is theirs, only as a line of their own. */
function asksForPerson(words: readonly string[], text: string): boolean {
  return (
    words.some((piece) => PERSON.some((asked) => ` ${normalise(piece)} `.includes(` ${asked} `))) ||
    unquotedLines(text).some((line) => line.length < LINE_MAX && PERSON.includes(polite(normalise(line))))
  )
}

/** Reads a mail leniently, sentence by sentence with the chat's own rules. It decides over words alone: nothing is ever done because of it. */
export function wishOfMail(mail: Pick<IncomingMail, 'subject' | 'text'>): ReadWish {
  const words = ownWords(mail.subject, mail.text)
  const person = asksForPerson(words, mail.text)
  const intents = words.map(readIntent)
  const said = new Set<Intent['is'] | 'asks-for-person'>(intents.map(({ is }) => is))
  if (person) said.add('asks-for-person')
  if (said.has('delete') && words.some((piece) => has(normalise(piece), 'standsFor'))) said.add('somebody-else')
  const whole = words.join('\n')
  const emails = new Set(
    (whole.match(/[^\s<>()[\],;:"]{1,64}@[a-z0-9.-]{3,190}/gi) ?? []).flatMap(
      (found) => parseEmail(found.replace(/\.+$/, '')) ?? [],
    ),
  )
  const wish = ORDER.find(([intent]) => said.has(intent))?.[1] ?? 'unclear'
  const isKnownWhose = intents.some((intent) => intent.is === 'somebody-else' && intent.who !== null)
  const forAnother = said.has('somebody-else') && (isKnownWhose || words.some((piece) => has(normalise(piece), 'erase')))
  const account = said.has('account') || (said.has('delete') && emails.size > 0 && namesAccount(words))
  return {
    wish: wish === 'delete' && account ? 'account' : wish,
    beside: wish !== 'person' ? undefined : account ? 'account' : said.has('delete') ? 'delete' : undefined,
    isPlain: person || said.has('complain') || forAnother,
    language: detectLanguage(whole) ?? 'en',
    numbers: new Set(words.flatMap(typedNumbers)).size,
    emails: emails.size,
  }
}
