import { isSpelledAs } from '../subject/address.ts'
import type { Intent } from './intent.ts'
import { bidsIt, readIntent } from './intent.ts'
import { normalise, withoutNumbers } from './intents/normalise.ts'
import { respelled } from './intents/respelled.ts'
import { stopsRequest } from './intents/stopping.ts'
import { namesOwnData, speaksOfData, speaksOfDeletion, speaksOfErasing } from './intents/strict-wish.ts'
import { has, isWhole, polite } from './intents/vocabulary.ts'
import { isOwnByTheVerb, liesInDevice, namesAnOwner } from './intents/whose-data.ts'
import { entries, languages } from './language.ts'

/**
 * The strict test of shared channels, before anything is stored: a plain wish to delete the speaker's data, or a question or
 * complaint about such a deletion. All else, STOP included, belongs to the business: a miss is cheap there,
 * a wrong take a breach. `known`: the few messages that our own words invite, where a conversation is known already.
 * `requested`: what stops a deletion, where this person has one under way. `own`: the sender's numbers, E.164, which name nobody else.
 */
export function opensDeletion(said: string, own: readonly string[] = []): boolean | 'known' | 'requested' {
  const text = withoutNumbers(said, (number) => own.some((phone) => isSpelledAs(number, phone)))
  const intent = readIntent(text)
  const plain = respelled(normalise(text))
  if (intent.is === 'delete' && intent.plain && intent.typed.length === 0 && namesOwnData(plain)) return isOnesOwn(plain, text)
  if ((intent.is === 'status' || intent.is === 'complain') && asksOfOnesOwn(plain, text)) return true
  if (isWhole(plain, 'shared')) return 'known'
  return mayStop(intent.is === 'delete' && !intent.plain ? 'asks' : intent.is, plain) && 'requested'
}

/**
 * Whether a wish below our own question means the sender's data: the words of its first button do. Otherwise, in a business's chat, which has
 * messages and photos to delete, only words that say so; on a number of ours whatever names neither somebody nor such a thing.
 */
export function meansOwnData(said: string, own: readonly string[], isShared: boolean): boolean {
  const plain = respelled(normalise(said))
  const button = isShared ? 'button.delete-chat' : 'button.delete'
  if (languages.some((language) => respelled(normalise(entries[language].copy[button])) === plain)) return true
  if (opensDeletion(said, own) === true) return true
  return !isShared && (bidsIt(said) || !(ONE_THING.test(plain) || has(plain, 'orders') || namesAnOwner(plain, said)))
}

/** "Galat message delete karo" is said of a message. */
const ONE_THING = /(?:^| )(?:message|msg|sms|photo|pic|picture|image|video|मैसेज|मेसेज|मेसेजेस|संदेश|फोटो|व्हिडिओ|वीडियो)s?(?: |$)/u

function isOnesOwn(plain: string, text: string): boolean {
  if (namesAnOwner(plain, text)) return false
  return isOwnByTheVerb(plain) || !(has(plain, 'trade') || liesInDevice(plain, false))
}

function asksOfOnesOwn(plain: string, text: string): boolean {
  if (!speaksOfDeletion(plain) || liesInDevice(plain, true) || namesAnOwner(plain, text, true)) return false
  return !(['orders', 'trade', 'relatives', 'standsFor'] as const).some((part) => has(plain, part))
}

/** What shall be kept up: the business's own. */
const TENDED = /^(?:update|change|correct|add) (?:my|our) data$/u

/** What may mean a deletion that is under way: asked of nobody else, it can be wide. */
function mayStop(is: Intent['is'] | 'asks', plain: string): boolean {
  if (is === 'none' || is === 'help' || is === 'asks')
    return has(plain, 'self') && speaksOfData(plain) && !TENDED.test(polite(plain))
  if (is !== 'keep' && is !== 'negated' && is !== 'get-back') return false
  if (speaksOfData(plain) || stopsRequest(plain)) return true
  // "Galti se message bheja, delete kar dena" is said of a message.
  if (has(plain, 'orders') || (is === 'get-back' && has(plain, 'data'))) return false
  return has(plain, 'literal') || has(plain, 'keep') || speaksOfErasing(plain)
}
