import { alternatives, listOf, oneOf } from './vocabulary.ts'

/** What may stand between whose it is and "data". */
export const WHOLE =
  '(?:pura|poora|puri|sara|saara|sari|sab|all|whole|entire|full|personal|chat|the|पूरा|सारा|सारी|सब|सगळा|सर्व|सगळे|sagla|sarv)'
export const OF = '(?:ka|ke|ki|का|के|की|cha|chi|che|chya|चा|ची|चे|च्या)'
/** "Data", and what else is asked for as such. */
export const DATA = () => `(?:${alternatives([...listOf('ownData'), 'details', 'info', 'information'])})`
const OWN =
  '(?:my|mera|meri|mere|mra|maza|majha|mazha|apna|मेरा|मेरी|माझा|माझी|अपना|en|enoda|ennoda|ennudaiya|என்|என்னோட|என்னுடைய|எனது|naa|నా|ನನ್ನ|ನನ್|ente|ende|എന്റെ)'
const ALL_THAT = `(?:${WHOLE}|jo|bhi|jitna|jitni|जो|भी|जितना)`
/** Kinds of data that people have with a shop. */
const KIND =
  '(?:all|old|previous|past|existing|saved|stored|private|complete|account|profile|chat|chats|call|contact|medical|health|online|customer|user|name|number|phone number|mobile number|details|messages|and|other|entire|whole|full|personal|own|sensitive|confidential|financial|every|each|bloody|fucking|damn)'
const NO = 'mat|mt|nahi|nahin|nhi|na|nako|naka|not|dont|no|never|मत|नहीं|नही|ना|न|नको|नका|नाही'
/** What else is bidden between speaks of something else: "mera data rakho, photo delete karo". */
const BIDS =
  'karke|krke|karun|करके|करून|bina|बिना|bheja|bheji|pathavla|pathavala|भेजा|भेजी|पाठवला|chala|चला|computer|कंप्यूटर|camera|machine|tablet|form|karo|kro|kar|do|diya|diye|di|rakho|rakhna|rakh|rehne|rahne|bhejo|bhej|send|save|keep|lo|le|de|dikhao|करो|कर|दो|दिया|रखो|भेजो|रहने|द्या|ठेवा'
const THINGS =
  'photo|photos|foto|pic|pics|image|images|video|videos|review|comment|post|file|files|link|app|apps|game|games|kuch|फोटो|वीडियो'
/** "I need my data, please delete my order": English names behind the verb what it means. */
const NOTHING_ELSE = '(?! (?:my|our|the|this|that|a|an) (?!data(?: |$)))'
const TOWARDS = '(?:liye|lie|paas|pass|andar|sath|saath|yaha|yahan|abhi|abh|लिए|पास|अंदर|साथ|यहां)'

/** Beside "take away" only a place or a time: much else is taken away in a shop. */
const PLACE =
  '(?:apne|apni|aapke|aap|tumhare|tumchya|aplya|is|isi|yahan|yaha|idhar|system|server|database|record|records|paas|pass|side|taraf|se|me|mein|par|madhun|varun|ke|ki|ko|liye|hamesha|turant|abhi|jaldi|aaj|please|plz|sab|pura|poora|अपने|आपके|तुम्हारे|तुमच्या|आपल्या|यहां|सिस्टम|सर्वर|डेटाबेस|रिकॉर्ड|पास|तरफ|से|में|पर|मधून|मधुन|वरून|के|को|लिए|हमेशा|तुरंत|अभी|जल्दी|आज|कृपया|प्लीज)'
/** "Mera data hai, usko delete karo": behind what is told only that is meant. */
const IS = '(?:hai|hain|h|है|हैं|आहे|aahe|ahe)'
const IT = '(?:to|toh|wo|woh|usko|use|usse|ise|isko|sab|abhi|please|plz|te|तो|वो|उसको|उसे|सब|ते)'

const patterns = new Map<string, RegExp>()

function pattern(name: string, source: () => string): RegExp {
  const known = patterns.get(name) ?? new RegExp(`(?<=^| )(?:${source()})(?= |$)`, 'u')
  patterns.set(name, known)
  return known
}

const data = () => `${oneOf('ownData')}(?! ${oneOf('wares')}(?: |$))`
const verb = () => oneOf('literal', 'away')
const beside = () =>
  `(?!(?:${NO}|${BIDS}|${THINGS}|${oneOf('orders')})(?: |$))(?!${OF} (?!${TOWARDS}(?: |$)))(?!${IS} (?!(?:${IT}|${verb()})(?: |$)))\\S+`

/** "My data" side by side with the verb: whatever else is spoken of, this is the speaker's. */
export function ownBesideVerb(plain: string): boolean {
  const own = () => `${OWN} (?:${WHOLE} )*${oneOf('ownData')}`
  return (
    pattern('first', () => `${own()} (?:(?:ko|को|please|plz|pls|to|be|is|all|sab|now) ){0,2}${verb()}${NOTHING_ELSE}`).test(
      plain,
    ) || pattern('last', () => `${verb()} (?:(?:all|of|karo|kar|do|please|करो) ){0,2}${own()}`).test(plain)
  )
}

/** The same with what time, place or kind of data stands between. */
export function ownWithVerb(plain: string): boolean {
  if (!/(?:^| )(?:m|a|e|n|म|अ|எ|న|ನ|എ)/u.test(plain)) return false
  return (
    ownBesideVerb(plain) ||
    pattern(
      'far',
      () =>
        `${OWN} (?:${ALL_THAT} ){0,4}${data()}(?: ${beside()}){0,5} ${oneOf('literal')}(?! (?:my|our|the|this|that|a|an) (?!data(?: |$)))`,
    ).test(plain) ||
    pattern('place', () => `${OWN} (?:${ALL_THAT} ){0,4}${data()}(?: ${PLACE}){1,6} ${oneOf('away')}`).test(plain) ||
    pattern('kind', () => `${verb()} (?:(?:all|every|each|the|please) ){0,3}(?:my|our) (?:${KIND} ){0,5}${data()}`).test(plain) ||
    pattern('mine', () => `${verb()} (?:(?:all|every|each|the|and) ){1,3}${data()} of mine`).test(plain) ||
    pattern('done', () => `${verb()}(?: ${oneOf('doing')}){1,3} ${OWN} (?:${ALL_THAT} ){0,4}${data()}`).test(plain)
  )
}

const IN = '(?:se|par|pe|per|ka|ke|ki|me|mein|wala|wale|से|पर|का|के|की|में|मे)'

/** Whether the data is said to lie with another company: "instagram se mera data", "my data from facebook". */
export function liesWithPlatform(plain: string): boolean {
  const platform = () => oneOf('platforms')
  const held = () => `(?:${oneOf('ownData', 'literal', 'away')}|${OWN})`
  return (
    pattern('from', () => `(?:${held()} (?:from|in|on|off|of|at)|^(?:from|in|on|at)) (?:(?:my|the|your) )?${platform()}`).test(
      plain,
    ) ||
    pattern('aside', () => `${oneOf('ownData')} ${platform()}(?! (?:ko|को|ne|ने)(?: |$))`).test(plain) ||
    pattern(
      'at',
      () => `${platform()}(?: (?:account|page|app|drive|sim|card|wallet|अकाउंट|पेज|ऐप|ड्राइव|खाते))? ${IN}(?: \\S+)? ${held()}`,
    ).test(plain)
  )
}
