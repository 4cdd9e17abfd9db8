import { DATA, OF, ownBesideVerb, WHOLE } from './own-data.ts'
import { namesOwnerBeside } from './owner-beside.ts'
import { alternatives, listOf, oneOf } from './vocabulary.ts'

/** What a person's data is of without being another's: a number, a chat, a time. A name is none of them. */
const THING =
  'নম্বর|ਨੰਬਰ|ਫ਼ੋਨ|ਫੋਨ|ਖਾਤੇ|ਚੈਟ|ਨਾਮ|ਮੋਬਾਈਲ|نمبر|فون|اکاؤنٹ|چیٹ|نام|موبائل|number|numbers|nambar|numbar|no|mobile|phone|fon|sim|whatsapp|chat|chats|call|calls|account|khata|khate|profile|id|naam|nam|name|sab|sabhi|hum|ham|सब|सभी|paas|pass|pas|taraf|side|system|record|records|server|database|list|app|yahan|yaha|idhar|tak|din|dino|mahine|mahino|saal|sal|time|kal|andar|saath|sath|khud|swayam|apne|mere|mera|mine|me|myself|this|these|that|time|everything|callmissed|नंबर|नम्बर|मोबाइल|मोबाईल|फोन|व्हाट्सएप|व्हाट्सऐप|चैट|चॅट|खाते|खाता|नाम|पास|तरफ|सिस्टम|यहां|तक|दिन|महीने|साल|खुद|अपने|मेरे|messages?|msgs?|recordings?|photos?|images?|email|emails|location|history|voice|awaz|awaaz|address|documents?|login|case|pura|poora|sara|saara|pehle|pahle|purane|baad|aaj|month|year|kuch|baatcheet|\\d{1,4}|मैसेज|मेसेज|संदेश|रिकॉर्डिंग|रिकार्डिंग|फोटो|ईमेल|लोकेशन|आवाज|पता|कॉल|पूरा|सारा|पहले|पुराने|आज|बातचीत|वाट्सएप'
/** Marathi writes the genitive onto its word. */
const THING_OF =
  /^(?:(?:maz|majh|mazh|amch|aamch|swatach|aapl|tumchyakad)\S*|(?:number|nambar|phone|mobile|chat|account|khatya|system|whatsapp|nava|nav|mahiti|message|call|recording|photo|email|aajvar|adhi|kayam|aajparyant|aataparyant|paryant|ach|achh|acch|sach)(?:a|ra|la)?(?:cha|chi|che|chya)|(?:माझ|आमच|स्वत|तुमच्याकड|आपल्याकड)\S*|(?:नंबर|नंबरा|मोबाईल|फोन|चॅट|खात्या|अकाउंट|नावा|नाव|मेसेज|कॉल|रेकॉर्डिंग|फोटो|ईमेल|आजवर|आधी|विषयी|व्हॉट्सॲप|कायम|आजपर्यंत|आत्तापर्यंत|आतापर्यंत|पर्यंत|वर्ष|वर्षां|महिन्या)(?:चा|ची|चे|चं|च्या))$/u
/** Words that make a number or an account somebody's own, and the word before them decides no more. */
const POINTS = new RegExp(
  `^(?:${alternatives([...listOf('self'), 'is', 'iss', 'ei', 'aa', 'eh', 'इस', 'ya', 'hya', 'या', 'ह्या', 'this', 'aapke', 'aap', 'आपके', 'tumhare', 'mazya', 'majhya'])})$`,
  'u',
)
const things = new RegExp(`^(?:${THING})$`, 'u')
/** Shops are the speaker's where a word before says so: "meri dukan ka data", "is shop ka data". */
const PLACE = /^(?:dukan|dukaan|shop|store|company|business|ghar|group|platform|jagah|दुकान|कंपनी|घर)$/u
const STAFF = 'agent|staff|manager'
const PEOPLE =
  'customer|client|patient|student|teacher|employee|tenant|landlord|roommate|partner|neighbor|neighbour|colleague|user|ग्राहक|मरीज|grahak|kirayedar'
/** "My customer data" is a customer's own; "you leak user data" speaks of what others do. */
const BLAMED = 'your|sell|selling|sold|leak|leaking|leaked|share|sharing|misuse|misusing|respect'
const ONES_OWN = 'my|mera|meri|mere|मेरा|मेरी|मेरे|maza|majha|mazha|माझा|माझी|माझे|a|an|as|being'
const ofPeople = new RegExp(
  `(?:^| )(?<!(?:^| )(?:${BLAMED}) )(?:(?:${PEOPLE}|${STAFF})(?:(?:s|on) (?:${OF} )?| ${OF} )|(?<!(?:^| )(?:${ONES_OWN}) )(?:${PEOPLE}|${STAFF}) )(?:${WHOLE} )*(?:data|details|info|information|(?<!(?:${STAFF}) )(?:number|chat|chats|messages|नंबर)|डेटा|डाटा)(?: |$)`,
  'u',
)
/** "A customer asked to delete data". */
const askedByPeople = new RegExp(
  `(?<!(?:am|as|being|im|m) )(?<=^| )(?:a|an|the|my|our|one|some) (?:${PEOPLE}) (?:has |have |had )?(?:asked|asks|wants|wanted|requested|requests|told|wishes|needs) `,
  'u',
)
const ALSO = /(?:^| )(?:and|aur|और|ani|आणि|also|plus|with|as well as|along with|unka bhi|uska bhi)(?: |$)/u

/** "My data" side by side with the verb, and nobody's beside it. */
export const isOwnByTheVerb = (plain: string) => ownBesideVerb(plain) && !ALSO.test(plain)

let forKin: RegExp | undefined
let byKin: RegExp | undefined

/** Kin as the one who wishes, or whose phone it is. */
export function speaksForKin(plain: string): boolean {
  const kin = oneOf('relatives')
  forKin ??= new RegExp(
    `(?:^| )(?:${kin}(?: ji)?(?: (?:ko|को|ne|ने))? (?:apna|apni|अपना|अपनी) |${kin} (?:${OF} )?(?:phone|mobile|fon|number|whatsapp|sim|फोन|मोबाइल|नंबर|फोन[^ ]*|मोबाई?ल[^ ]*)(?= |$))`,
    'u',
  )
  return forKin.test(plain)
}

/** "Mere bete ne delete daba diya": who pressed is named, and not whose data it is. */
export function saysKinPressed(plain: string): boolean {
  byKin ??= new RegExp(
    `(?:^| )${oneOf('relatives')} (?:(?:ne|ने)(?= |$)|(?:(?:has|have) )?(?:pressed|clicked|sent|did|requested|typed)(?= ))`,
    'u',
  )
  return byKin.test(plain)
}

const ALL_OF = 'সব|সমস্ত|পুরো|সকলো|গোটেই|બધો|આખો|ସବୁ|ସମସ୍ତ'
/** Words in the genitive that are the speaker's, or a thing of theirs. */
const OWN_OF =
  /^(?:আমার|আমাদের|নিজের|এর|মোৰ|নিজৰ|আমাৰ|પોતાનો|મારો|ମୋର|ଆମର|ନିଜର|(?:নম্বর|নাম্বার|মোবাইল|ফোন|চ্যাট|অ্যাকাউন্ট|একাউন্ট|হোয়াটসঅ্যাপ|নাম)টা?ের|(?:নম্বৰ|ফোন|চেট|একাউণ্ট|নাম)টোৰ|(?:নম্বৰ|ফোন|চেট|একাউণ্ট|মোবাইল|নাম)ৰ|(?:নম্বর|ফোন|চ্যাট)ের|(?:નંબર|ફોન|ચેટ|એકાઉન્ટ|મોબાઇલ|નામ)નો|(?:ନମ୍ବର|ଫୋନ୍|ଫୋନ|ଚାଟ୍|ଚାଟ|ଖାତା|ମୋବାଇଲ)ର)$/u
let fused: RegExp | undefined
let attached: RegExp | undefined
let apart: RegExp | undefined
let behind: RegExp | undefined
let english: RegExp | undefined

/** Whether a normalised text speaks of data of a customer, a neighbour, a student: nobody's name, and nobody's own. */
export function namesOthersData(plain: string): boolean {
  return ofPeople.test(plain) && !isOwnByTheVerb(plain)
}

let joined: RegExp | undefined

/** Whether it is data of kin, side by side or by a genitive: "mummy ka data", "data of my son"; whoever pressed owns none of it. */
export function joinsKinToData(plain: string): boolean {
  const kin = oneOf('relatives')
  const held = `(?:${DATA()}|number|mobile number|phone number|account|नंबर|खाता)`
  joined ??= new RegExp(
    `(?:^| )(?:${kin}(?: ${OF})? (?:(?:${WHOLE}|phone|mobile) )*${held}|${DATA()} (?:of|for) (?:(?:my|our|the) )?${kin})(?= |$)`,
    'u',
  )
  return joined.test(plain)
}

/**
 * Whether "data" has an owner that no word of the tables says to be the speaker. A name may be a person's or a shop's, and
 * nothing tells them apart (behind what is asked, "ki" only asks): in a business's chat neither is taken from it, and the dedicated number asks about its own data anyway.
 */
export function namesAnOwner(plain: string, text: string, asks = false): boolean {
  if (isOwnByTheVerb(plain)) return false
  if (askedByPeople.test(plain) || namesOwnerBeside(plain, text)) return true
  apart ??= new RegExp(`(?<=^| )(\\S+) (?:${OF}|er|r|no|nu|da|ra|ਦਾ|ਦੀ|کا|کی|کے) (?:${WHOLE} )*(?:${DATA()})(?= |$)`, 'gu')
  behind ??= new RegExp(`(?<=^| )${DATA()} (?:\\S+ ){0,6}?(\\S+) (?!che)${OF}(?= (?:please|plz|bhai|sir|ji)|$)`, 'gu')
  attached ??= new RegExp(`(?<=^| )(\\S+(?:cha|chi|che|chya|चा|ची|चे|चं|च्या)) (?:${WHOLE} )*(?:${DATA()})(?= |$)`, 'gu')
  english ??= new RegExp(
    `(?<=^| )(?<!(?:my|our|mine) (?:${WHOLE} )*)${DATA()} (?:of|for|about|regarding|belonging to) (?:the |all )*(\\S+)(?: (\\S+))?`,
    'gu',
  )
  fused ??= new RegExp(`(?<=^| )(\\S+(?:র|ৰ|નો|નું|ର|ଙ୍କ)) (?:(?:${ALL_OF}) )*(?:${DATA()})[^ ]*(?= |$)`, 'gu')
  if ([...plain.matchAll(fused)].some(([, owner = '']) => !OWN_OF.test(owner))) return true
  const before = [...plain.matchAll(apart), ...(asks ? [] : plain.matchAll(behind))].some((found) => isOwned(plain, found))
  const onto = [...plain.matchAll(attached)].some((found) => !THING_OF.test(found[1] ?? '') || isAnothers(plain, found.index))
  return before || onto || [...plain.matchAll(english)].some(([, first, second]) => !isOwn(first, second)) || OF_NAME.test(text)
}

/** Whether the data is a phone's, as with a shop that repairs it; bidden, only where the phone is not said to be the speaker's. */
export const liesInDevice = (plain: string, asks: boolean) => (asks ? IN_DEVICE : IN_A_DEVICE).test(plain)

/** "Rahul ke number ka data": a thing is the speaker's unless the word before it makes it another's. */
function isOwned(plain: string, found: RegExpExecArray): boolean {
  const [whole, owner = ''] = found
  if (POINTS.test(owner)) return false
  if (PLACE.test(owner)) return !POINTS.test(plain.slice(0, found.index).trim().split(' ').at(-1) ?? '')
  if (!things.test(owner)) return true
  return isAnothers(plain, found.index + whole.lastIndexOf(owner))
}

/** Whether a genitive of its own stands before the word at this place, by a name or another thing's owner. */
function isAnothers(plain: string, place: number): boolean {
  const before = plain.slice(0, place).trim().split(' ')
  const [of = '', at = ''] = [before.at(-1), before.at(-2)]
  if (THAT.test(of) && NUMBER.test(plain.slice(place).trim())) return true
  if (/^(?:hum|ham|हम)$/u.test(of)) return true
  if (/\S(?:च्या|chya)$/u.test(of)) return !THING_OF.test(of)
  return new RegExp(`^${OF}$`, 'u').test(of) && at !== '' && !POINTS.test(at) && !things.test(at)
}

function isOwn(first = '', second = ''): boolean {
  if (/^(?:my|our|this|these|that)$/u.test(first))
    return second === '' || things.test(second) || POINTS.test(second) || PLACE.test(second) || OWN_THING.test(second)
  return things.test(first) || POINTS.test(first) || NO_OWNER.test(first)
}

const PHONE = '(?:phone|mobile|fon|sim|card|laptop|फोन|मोबाइल|मोबाईल)'
const device = (before: string) =>
  new RegExp(
    `(?:^| )${before}${PHONE} (?:${OF} data|${OF} डेटा|${OF} डाटा|data|se|cha|से)(?: |$)|(?:^| )${before}${PHONE}(?:cha|चा) (?:data|डेटा|डाटा)(?: |$)`,
    'u',
  )
const IN_DEVICE = device('')
const IN_A_DEVICE = device('(?<!(?:^| )(?:mere|mera|meri|apne|is|iss|my|this|मेरे|अपने|इस|माझ्या|mazya|majhya|ya|hya|या) )')
const OWN_THING = /^(?:conversations?|privacy|personal)$/u
/** "That number" is not the one that writes. */
const THAT = /^(?:us|uss|उस|tya|त्या)$/u
const NUMBER = /^(?:number|nambar|numbar|mobile|phone|fon|sim|नंबर|नम्बर|मोबाइल|मोबाईल|फोन)/u
/** "For good", "for privacy reasons". */
const NO_OWNER =
  /^(?:good|ever|privacy|security|safety|legal|all|any|everything|sure|free|past|last|now|always|deletion|time|us|ours|it|what|which|whom|anything|marketing|real|gods|sake|permanent|permanently|personal|compliance|x|\d{4})$/u
/** The apostrophe is lost in normalising. */
const OF_NAME =
  /(?<!\p{L})(?!(?:it|that|this|there|here|let|what|who|where|whatsapp|today|phone|number|chat|callmissed|he|she)['’])\p{L}+['’‘`]s(?: (?:whole|entire|personal|chat|full|all|number|phone|mobile|account))* (?:data|info|information|details|डेटा)(?!\p{L})/iu
