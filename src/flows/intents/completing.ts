/** The deletion as a thing that comes to its end. */
const DELETION =
  '(?:data |account )?(?:deletion|erasure|delete|deleting|erasing|डिलीट|डिलीशन|डिलिशन)(?: (?:request|process|ka kaam|का काम|रिक्वेस्ट))?'
const OWN = '(?:my|our|mera|meri|mere|maza|majha|मेरा|मेरे|माझा|data|the|this|personal|whole|all|of|chat|ka|ki|ke|का|की|के)'
const END = '(?:complete|completed|finish|finished|poora|pura|purna|पूरा|पूर्ण)'
const NO = '(?:mat|mt|nahi|nahin|nhi|na|nako|naka|not|dont|never|मत|नहीं|नही|नको|नका)'
const DO =
  '(?:karo|kro|karna|krna|kar do|kardo|kar dijiye|kijiye|kariye|karein|kara|karu|करो|करना|कर दो|कर दीजिए|कीजिए|करें|करा|करू)'
const begun = '(?:^| )'
const ended = '(?= |$)'
const pattern = (source: string) => new RegExp(`${begun}(?:${source})${ended}`, 'u')

const REFUSED = pattern(
  `${DELETION} ${END} (?:${NO} ${DO}|${DO} ${NO})|${NO} ${END} ${DO}|(?:dont|do not|donot|never)(?: (?:want|need)(?: to)?| please)? (?:complete|finish)|(?:dont|do not|donot|never) (?:want|need)(?: ${OWN}){0,5} ${DELETION}(?: to be)? ${END}`,
)
/** "Complete hua", "is it completed", "tell me when it is completed". */
const ASKED = pattern(
  `${DELETION} ${END}(?: (?:abhi|tak|abhi tak|अभी|तक|kab|कब|${NO})){0,3} (?:hua|huva|hui|hue|hoga|hogi|ho|hone|hota|हुआ|हुई|होगा|हो|होने|zala|jhala|झाला|झालं|hoil|होईल)|${DELETION} (?:is|was|are|has been|have been|isnt|not|will be|be)(?: (?:not|yet|now|fully))? ${END}|(?:is|was|has|if|whether|when|confirm|know|that)(?: ${OWN}){0,5} ${DELETION}(?: (?:been|is|was|not|be))? ${END}|${DELETION} ${END} (?:thanks|thank you|thankyou|already)`,
)
const WANTED = pattern(
  `(?:want|need|get|like|have|require)(?: ${OWN}){0,5} ${DELETION}(?: to be| be)? ${END}|(?:complete|finish)(?: ${OWN}){0,5} ${DELETION}|${DELETION}(?: (?:ko|को))? ${END} ${DO}|${DELETION} (?:should|must|needs to|has to) be ${END}`,
)

/** Whether a text that names a deletion wants it brought to its end, asks whether it is, or forbids it; null where it speaks of no end. */
export function endOfDeletion(plain: string): 'wanted' | 'asked' | 'refused' | null {
  if (REFUSED.test(plain)) return 'refused'
  if (ASKED.test(plain)) return 'asked'
  return WANTED.test(plain) ? 'wanted' : null
}
