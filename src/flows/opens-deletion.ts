import { isSpelledAs } from '../subject/address.ts'
import type { Intent } from './intent.ts'
import { bidsIt, readIntent } from './intent.ts'
import { asksOfRequest } from './intents/how-it-stands.ts'
import { normalise, withoutNumbers } from './intents/normalise.ts'
import { respelled } from './intents/respelled.ts'
import { stopsRequest } from './intents/stopping.ts'
import { namesOwnData, speaksOfData, speaksOfDeletion, speaksOfErasing } from './intents/strict-wish.ts'
import { takeReference } from './intents/typed-reference.ts'
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
  const { reference, rest } = takeReference(said)
  const text = withoutNumbers(rest, (number) => own.some((phone) => isSpelledAs(number, phone)))
  const intent = readIntent(reference === undefined ? text : said)
  const plain = respelled(normalise(text))
  if (intent.is === 'delete' && intent.plain && intent.typed.length === 0 && namesOwnData(plain)) return isOnesOwn(plain, text)
  if ((intent.is === 'status' || intent.is === 'complain') && asksOfOnesOwn(plain, text)) return true
  // A case's reference is a word of ours, and opens nothing to whoever has no conversation there.
  if (isWhole(plain, 'shared') || (intent.is === 'status' && reference !== undefined)) return 'known'
  if (asksOfRequest(plain)) return 'requested'
  return mayStop(intent.is === 'delete' && !intent.plain ? 'asks' : intent.is, plain) && 'requested'
}

/**
 * Whether a wish below our own question means all of the sender's data here: the words of its first button do. Otherwise, in a business's chat,
 * which has messages and photos to delete, only words that say so; on a number of ours whatever names neither somebody nor a part of it.
 */
export function meansOwnData(said: string, own: readonly string[], isShared: boolean): boolean {
  const plain = respelled(normalise(said))
  const button = isShared ? 'button.delete-chat' : 'button.delete'
  if (languages.some((language) => respelled(normalise(entries[language].copy[button])) === plain)) return true
  if (isOfAPart(said, own) || (!isShared && OF_A_PLACE.test(plain))) return false
  if (opensDeletion(said, own) === true) return true
  return !isShared && (bidsIt(said) || !(has(plain, 'orders') || namesAnOwner(plain, said)))
}

/** "Only …", "galat message delete karo", "9921 wale number ka": of one thing, or of a number whose end alone is typed. */
function isOfAPart(said: string, own: readonly string[]): boolean {
  const plain = respelled(normalise(withoutNumbers(said, (number) => own.some((phone) => isSpelledAs(number, phone)))))
  const others = (plain.match(/\d{2,}/gu) ?? []).filter((digits) => !own.some((phone) => phone.endsWith(digits)))
  return others.length > 0 || ONLY.test(plain) || ONE_THING.test(plain)
}

const ONLY =
  /(?:^| )(?:only|just|sirf|bas|keval|kebal|khali|sudhu|shudhu|fakt|phakt|सिर्फ|केवल|बस|फक्त|শুধু|মাত্ৰ|மட்டும்|మాత్రమే|ફક્ત|માત્ર|ಮಾತ್ರ|മാത്രം|ਸਿਰਫ|କେବଳ|صرف)(?= |$)/u
const ONE_THING = new RegExp(
  `(?:^| )(?:(?:${[
    ...['messag', 'mesej', 'mesag', 'msg', 'sms', 'photo', 'foto', 'picture', 'image', 'video', 'record', 'docum', 'मैसेज', 'मेसेज'],
    ...['संदेश', 'फोटो', 'व्हिडिओ', 'वीडियो', 'रिकॉर्ड', 'रेकॉर्ड', 'মেসেজ', 'বার্তা', 'ছবি', 'রেকর্ড', 'মেছেজ', 'மெசேஜ', 'மெஸேஜ'],
    ...['செய்தி', 'ரெக்கார்ட', 'మెసేజ', 'సందేశ', 'రికార్డ', 'મેસેજ', 'સંદેશ', 'રેકોર્ડ', 'ಮೆಸೇಜ', 'ಸಂದೇಶ', 'ರೆಕಾರ್ಡ', 'മെസേജ', 'സന്ദേശ'],
    ...[
      'റെക്കോർഡ',
      'chobi',
      'chhobi',
      'ফটো',
      'ફોટો',
      'ਫੋਟੋ',
      'ਫ਼ੋਟੋ',
      'ଫଟୋ',
      'تصویر',
      'فوٹو',
      'ਮੈਸੇਜ',
      'ਸੁਨੇਹ',
      'ਰਿਕਾਰਡ',
      'ମେସେଜ',
      'ରେକର୍ଡ',
      'میسج',
      'پیغام',
      'ریکارڈ',
    ],
  ]
    .map(normalise)
    .join('|')})[^ ]*|pics?|files?|calls?|कॉल|কল)(?= |$)`,
  'u',
)
/** On a number of ours "from Sharma Sweets" and "is dukan ka" are of one business. */
const OF_A_PLACE =
  /(?:^| )(?:from|shops?|stores?|business|company|dukan|dukaan|dukano|दुकान|दुकानों|कंपनी|दुकानाचा|কোম্পানি[^ ]*|কোম্পানী[^ ]*|কোম্পানীৰ|dokan[^ ]*|dokana|dukan[^ ]*|કંપની[^ ]*|ਕੰਪਨੀ[^ ]*|କମ୍ପାନୀ[^ ]*|کمپنی|দোকান[^ ]*|கடை[^ ]*|దుకాణ[^ ]*|દુકાન[^ ]*|ಅಂಗಡಿ[^ ]*|കട[^ ]*|ਦੁਕਾਨ[^ ]*|ଦୋକାନ[^ ]*|دکان)(?= |$)/u

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
