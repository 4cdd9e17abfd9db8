import { isSpelledAs } from '../subject/address.ts'
import type { Intent } from './intent.ts'
import { bidsIt, readIntent } from './intent.ts'
import { asksOfRequest } from './intents/how-it-stands.ts'
import { normalise, withoutNumbers } from './intents/normalise.ts'
import { respelled } from './intents/respelled.ts'
import { stopsRequest } from './intents/stopping.ts'
import { clearsOwn, namesOwnData, speaksOfData, speaksOfDeletion, speaksOfErasing } from './intents/strict-wish.ts'
import { takeReference } from './intents/typed-reference.ts'
import { alternatives, has, isWhole, listOf, polite, wholesOf, without } from './intents/vocabulary.ts'
import { isOwnByTheVerb, liesInDevice, namesAnOwner } from './intents/whose-data.ts'
import { entries, languages } from './language.ts'

/**
 * The strict test of shared channels, before anything is stored: a plain wish to delete the speaker's data, or a question or
 * complaint about such a deletion. All else, STOP included, belongs to the business: a miss is cheap there,
 * a wrong take a breach. `known`: the few messages that our own words invite, where a conversation is known already.
 * `requested`: what stops a deletion, where this person has one under way. `asked`: what answers "Keep your data?", while that question stands
 * there. `own`: the sender's numbers, E.164, which name nobody else.
 */
export function opensDeletion(said: string, own: readonly string[] = []): boolean | 'known' | 'requested' | 'asked' {
  const { reference, rest } = takeReference(said)
  const text = withoutNumbers(rest, (number) => own.some((phone) => isSpelledAs(number, phone)))
  const intent = readIntent(reference === undefined ? text : said)
  const plain = respelled(normalise(text))
  if (intent.is === 'delete' && intent.plain && intent.typed.length === 0 && (namesOwnData(plain) || clearsOwn(plain)))
    return isOnesOwn(plain, text)
  if ((intent.is === 'status' || intent.is === 'complain') && asksOfOnesOwn(plain, text)) return true
  // A case's reference is a word of ours, and opens nothing to whoever has no conversation there.
  if (isWhole(plain, 'shared') || (intent.is === 'status' && reference !== undefined)) return 'known'
  if (asksOfRequest(plain) || WAITS.test(polite(plain)) || (reference !== undefined && STOPS.has(readIntent(rest).is)))
    return 'requested'
  if (mayStop(intent.is === 'delete' && !intent.plain ? 'asks' : intent.is, plain)) return 'requested'
  return answersKeep(intent.is, text) && 'asked'
}

/** With the case's own number beside it that is what it means. */
const STOPS: ReadonlySet<Intent['is']> = new Set(['keep', 'negated', 'get-back', 'no', 'stop-ads', 'denied'])
let keepTitles: ReadonlySet<string> | undefined

/** A yes, a no, "keep it", or the title of one of its buttons. */
function answersKeep(is: Intent['is'], text: string): boolean {
  const titles = () => languages.flatMap((each) => [entries[each].copy['button.keep-yes'], entries[each].copy['button.keep-no']])
  keepTitles ??= new Set(titles().map(normalise))
  return is === 'yes' || is === 'no' || is === 'keep' || keepTitles.has(normalise(text))
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
  if (!isShared && !isPlainWish(plain, own)) return false
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

/** "Except my bills", "part of it", "but not today": whoever sets a limit and gets a review of everything believes that it was heard. */
const LIMITS =
  /(?:^| )(?:your(?= data)|except|excluding|but|not|some|part|parts|half|few|old|older|before|after|until|till|when|if|first|later|tomorrow|chhod|chod|chhodkar|chodkar|siva|sivay|alava|thoda|thodi|thode|aadha|purana|purani|purane|juna|juni|lekin|par|magar|pan|baad|pehle|kal|kuch(?! (?:bhi|delete)(?: |$))|छोड|छोडकर|सिवा|सिवाय|अलावा|थोडा|थोडी|थोडे|आधा|पुराना|पुरानी|पुराने|जुना|जुनी|लेकिन|पर|मगर|पण|बाद|पहले|कल|नंतर|उद्या)(?= |$)/u
const WISHING = [
  ...([
    'erase',
    'literal',
    'away',
    'data',
    'ownData',
    'self',
    'between',
    'doing',
    'linking',
    'urgent',
    'vocative',
    'eraseWhole',
  ] as const),
  ...(['thisChat', 'coaxing', 'erasing', 'speaker'] as const),
]
const AROUND =
  'you|your|yours|from|have|has|about|can|could|would|will|want|like|need|that|which|what|whatever|everything|hold|and|it|in|on|for|with|system|systems|database|permanently|completely|immediately|asap|today|right|now|here|sab|sabhi|kuch|sara|saara|pura|poora|ho|hai|hu|hun|chahta|chahti|chahiye|jaldi|turant|abhi|ye|yeh|wo|ko|ka|ki|ke|se|सब|सभी|कुछ|सारा|सारी|पूरा|पूरी|है|हूं|चाहता|चाहती|चाहिए|जल्दी|तुरंत|अभी|को|का|की|के|से|सगळा|सगळं|सगळी|सगळे|सर्व|लगेच|आता|हवा|हवं|आहे|सारे'
let wishing: RegExp | undefined

/** Of nothing but words that wish for it: any other may name a business, or a limit. */
function isPlainWish(plain: string, own: readonly string[]): boolean {
  if (LIMITS.test(plain)) return false
  const words = () => [...WISHING.flatMap(listOf), ...wholesOf('yes'), ...AROUND.split('|').map(normalise)]
  wishing ??= new RegExp(`^(?:${alternatives(words().flatMap((phrase) => phrase.split(' ')))})$`, 'u')
  const isOwn = (digits: string) => /^\d+$/.test(digits) && own.some((phone) => phone.endsWith(digits))
  return polite(plain)
    .split(' ')
    .every((word) => wishing?.test(word) || isOwn(word))
}

/** What a shop wipes: no chat lies there. */
const ON_A_DISK =
  /(?:^| )(?:hard ?(?:disk|disc|drive)|harddisk|hdd|ssd|pen ?drive|pendrive|usb|memory ?card|sd ?card|laptop|computer|हार्ड डिस्क|पेन ड्राइव|पेनड्राइव|मेमोरी कार्ड|लैपटॉप|कंप्यूटर)(?= |$)/u

function isOnesOwn(plain: string, text: string): boolean {
  if (namesAnOwner(plain, text) || ON_A_DISK.test(plain)) return false
  return isOwnByTheVerb(plain) || !(has(plain, 'trade') || liesInDevice(plain, false))
}

function asksOfOnesOwn(plain: string, text: string): boolean {
  if (!speaksOfDeletion(plain) || liesInDevice(plain, true) || namesAnOwner(plain, text, true)) return false
  return !(['orders', 'trade', 'relatives', 'standsFor'] as const).some((part) => has(plain, part))
}

/** Bare words, which stop whatever was spoken of last: where a deletion of this person is under way from that chat, maybe that. */
const WAITS = /^(?:wait|hold on|(?:abhi )?(?:nahi|nahin|nhi) (?:karna|krna)(?: hai)?|(?:अभी )?(?:नहीं|नही) करना(?: है)?)$/u

/** What shall be kept up: the business's own. */
const TENDED = /^(?:update|change|correct|add) (?:my|our) data$/u

/** What may mean a deletion that is under way: asked of nobody else, it can be wide. */
function mayStop(is: Intent['is'] | 'asks', plain: string): boolean {
  if (is === 'none' || is === 'help' || is === 'asks')
    return has(plain, 'self') && speaksOfData(plain) && !TENDED.test(polite(plain))
  if (is === 'denied') return true
  if (is !== 'keep' && is !== 'negated' && is !== 'get-back') return false
  if (is === 'get-back' && onlyChangedMind(plain)) return true
  if (speaksOfData(plain) || stopsRequest(plain)) return true
  // "Galti se message bheja, delete kar dena" is said of a message.
  if (has(plain, 'orders') || (is === 'get-back' && has(plain, 'data'))) return false
  return has(plain, 'literal') || has(plain, 'keep') || speaksOfErasing(plain)
}

/** "I changed my mind, keep it", and no cake or size besides that the business would make another. */
function onlyChangedMind(plain: string): boolean {
  if (!has(plain, 'changedMind')) return false
  around ??= new RegExp(
    `^(?:${alternatives([...(['self', 'keep', 'doing', 'vocative', 'between', 'speaker', 'retracting'] as const).flatMap(listOf), ...SMALL.split('|')].flatMap((phrase) => phrase.split(' ')))})$`,
    'u',
  )
  const rest = without(polite(plain), 'changedMind')
  return rest === '' || rest.split(' ').every((word) => around?.test(word))
}

const SMALL = 'keep|it|have|has|had|just|so|now|sorry|hai|h|gaya|gya|ab|abhi|है|गया|अब|आहे|आता|aahe'
let around: RegExp | undefined
