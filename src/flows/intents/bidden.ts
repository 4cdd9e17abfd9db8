import { forbidsErasing, holdsStop } from './refusal.ts'
import { alternatives, has, listOf } from './vocabulary.ts'

/** "Karo", "kar do": said of what shall be done; an infinitive or a past bids nothing. */
const DO =
  '(?:ab )?(?:করুন|করো|কর|করেন|করে (?:দিন|দাও|দেন|দে)|korun|koro|koren|kore (?:din|dao|den|dien)|કરો|કરી (?:દો|નાખો|આપો)|કરજો|kari (?:do|nakho|aapo)|karjo|ਕਰੋ|ਕਰ (?:ਦਿਓ|ਦੋ|ਦੇਵੋ)|kar (?:deo|dio|deyo)|କରନ୍ତୁ|କରିଦିଅନ୍ତୁ|କରିଦିଅ|karantu|karidia|karidiantu|kari (?:dia|diantu)|কৰক|কৰি (?:দিযক|দিযা)|korok|kori (?:diyok|diya)|کریں|کرو|کر (?:دیں|دو)|karo|kro|kar do|kardo|krdo|kr do|kar de|kar dena|kar den|kar dein|kar dijiye|kr dijiye|kijiye|kariye|karein|karen|karwa do|karva do|kar|kara|karun taka|maro|करो|कर दो|कर दे|कर दें|कर देना|कर दीजिए|कर दीजिये|कीजिए|करिए|करें|करवा दो|कर|करा|करून टाका)'
const AWAY_DO =
  '(?:hatao|hata do|mitao|mita do|uda do|kadhun taka|pusun taka|kadha|pusa|हटाओ|हटा दो|हटा दीजिए|मिटाओ|मिटा दो|उडा दो|काढून टाका|पुसून टाका|काढा|पुसा)'
const FILLING =
  'please|plz|pls|now|today|immediately|asap|urgently|sir|madam|bro|yaar|yar|bhai|ji|abhi|ab|jaldi|turant|aaj|bhi|hi|sab|sara|saara|sari|pura|poora|all|of|the|number|permanently|ata|atta|lagech|sagla|प्लीज|कृपया|भाई|जी|अभी|अब|जल्दी|तुरंत|भी|ही|सब|सारा|सारी|पूरा|आता|आत्ता|लगेच|सगळा'
const COAXES = /^(?:na|ना|न)$/u
const SOFT_NO = /^(?:nahi|nahin|nhi|nai|no|नहीं|नही|नाही)$/u
/** What stands right before and makes it no bidding: a no, a question, or words told of. */
const UNBIDS =
  /^(?:না|নাই|কেন|keno|কে|ke|ન|ના|નહીં|કેમ|kem|ਨਾ|ਨਹੀਂ|ਕਿਉਂ|kyon|ନା|ନାହିଁ|କାହିଁକି|kahinki|কিয|kio|نہ|نہیں|مت|کیوں|کب|mat|mt|naka|nako|nka|मत|नका|नको|kyu|kyun|kyon|kab|kya|kisne|kaun|kon|kadhi|koni|kuni|क्यों|कब|क्या|किसने|कौन|कधी|कोणी|कुणी|to|you|u|we|they|he|she|i|it|not|dont|donot|never|ever|did|didnt|do|does|doesnt|will|wont|can|cant|cannot|could|should|shouldnt|would|must|mustnt|may|dare|who|why|how|what|if|say|said|write|wrote|type|typed|send|sent|without|against|cancel|cancle|stop|by|is|are|was|were|means|about|nothing|nobody)$/u
/** "I already told you to delete it", which "who told you to" is not. */
const TOLD = /(?:^| )(?:i|we)(?: (?:have|had|already|also))* (?:told|asked|requested)(?: (?:you|u))? to$/u
/** "If you do not delete it": whoever threatens wants it done. */
const UNLESS =
  /(?:^| )(?:delete|ডিলিট|ડિલીટ|ਡਿਲੀਟ|ଡିଲିଟ୍|ଡିଲିଟ|ڈیلیٹ) (?:(?:na|না) (?:korle|করলে)|nokorile|নকৰিলে|nakale|ନକଲେ|(?:nahi|na|નહીં|ના) (?:karo|karsho|કરો|કરશો) (?:to|તો)|(?:na|nahi|ਨਾ|ਨਹੀਂ) (?:kita|karoge|ਕੀਤਾ|ਕਰੋਗੇ) (?:ta|taan|ਤਾਂ)|(?:na|nahi|nahin|نہ|نہیں) (?:kiya|karoge|کیا) (?:to|تو))(?: |$)|(?:^| )if (?:you|u) (?:dont|do not|donot|dnt|wont|will not|fail to) (?:delete|erase|remove)(?: |$)|(?:^| )(?:agar|अगर|jar|जर)(?: \S+){1,6} (?:delete|डिलीट) (?:nahi|nahin|nhi|नहीं|नही|नाही) (?:kiya|kia|karoge|karte|kare|hua|किया|करोगे|करते|हुआ|केला|केलं|kela) /u
const POLICE = /(?:^| )(?:kes|থানায|কেস|কেছ|કેસ|ਕੇਸ|କେସ୍|କେସ|کیس|police|court|case|legal|sue|notice|पुलिस|कोर्ट|केस|पोलीस)(?: |$)/u
const VERB_FIRST = /(?:^| )(?:delete|erase|remove|wipe)$/u
const IT = /(?:^| )(?:delete|erase|remove|wipe) (?:it|them|everything)$/u
const ENGLISH = /^(?:all|my|our|the) /u

let patterns: Record<'filling' | 'own' | 'bidding', RegExp> | undefined

function made(): NonNullable<typeof patterns> {
  const verb = `(?:${alternatives(listOf('literal').filter((word) => word !== 'deleted' && word !== 'erased'))})`
  const own = alternatives([...listOf('self'), ...listOf('ownData')])
  return {
    filling: new RegExp(`^(?:${FILLING}|${own})$`, 'u'),
    own: new RegExp(`^(?:${own})$`, 'u'),
    bidding: new RegExp(`(?:^| )(?:${verb} ${DO}|${AWAY_DO})$`, 'u'),
  }
}

/** "If it is not deleted, stop" threatens nobody. */
const threatens = (plain: string) =>
  (has(plain, 'complain') || POLICE.test(plain)) && !has(plain, 'keep') && !holdsStop(plain.replace(UNLESS, ' '))

/** Whether a normalised text ends in a bidding of the erasing itself: what was told or asked before it, or threatened with, asks after nothing. */
export function bidsErasing(plain: string, question: boolean): boolean {
  if (question) return false
  if (UNLESS.test(plain) && threatens(plain)) return true
  if (forbidsErasing(plain)) return false
  patterns ??= made()
  const { filling, own, bidding } = patterns
  const said = plain.split(' ')
  let end = said.length
  while (end > 0 && filling.test(said[end - 1] ?? '')) end -= 1
  const head = said.slice(0, end).join(' ')
  const found = bidding.exec(head) ?? (ENGLISH.test(said.slice(end).join(' ')) ? VERB_FIRST.exec(head) : null) ?? IT.exec(head)
  if (!found) return false
  const before = head.slice(0, found.index).split(' ')
  let at = before.length - 1
  while (at >= 0 && filling.test(before[at] ?? '')) at -= 1
  const beside = before.slice(at + 1)
  const word = before[at] ?? ''
  // "Bola na, data delete karo" coaxes; "nahi data delete karo" may refuse, where "mera" does not stand between.
  if (COAXES.test(word)) return beside.some((each) => own.test(each)) && before.slice(0, at).some((each) => !filling.test(each))
  if (SOFT_NO.test(word)) return beside.some((each) => has(each, 'self'))
  return !UNBIDS.test(word) || TOLD.test(before.slice(0, at + 1).join(' '))
}
