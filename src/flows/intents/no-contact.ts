import { has, polite, without } from './vocabulary.ts'

const CONTACT = '(?:msg|msgs|message|messages|sms|phone|call|calls|contact|disturb|मैसेज|मेसेज|फोन|कॉल|परेशान|त्रास|pareshan|tras)'
const NO_CONTACT = new RegExp(
  `(?:^| )(?:(?:dont|do not|donot|never|stop|no more) (?:me )?(?:msg|message|messaging|call|calling|calls|text|texting|contact|disturb|spam|spamming)|${CONTACT} (?:mat|mt|मत) (?:\\S+)|${CONTACT} (?:karu|करू|deu|देऊ|pathau|pathvu|पाठवू) (?:naka|नका|nako|नको)|dnd|unsubcribe|unsuscribe|too many messages|bas karo|bas kro|बस करो)(?= |$)`,
  'u',
)

/** "Do not call me", "too many messages": about being written to. */
export const wantsNoContact = (plain: string) => NO_CONTACT.test(plain) || has(plain, 'noContact')

const OFFERS =
  '(?:ads?|adverts?|advertisements?|offers?|promotions?|promos?|newsletters?|vigyapan|jahirati?|विज्ञापन|ऐड|ऐड्स|ऑफर|जाहिरात|जाहिराती)'
const ADS_ALONE = new RegExp(`(?:^| )${OFFERS}(?: |$)`, 'u')

/** Offers themselves are named, and not calls or messages, which may be data. */
export const namesOffers = (plain: string) => ADS_ALONE.test(plain) || / marketing(?: |$)/u.test(plain)

const DO = '(?:karo|kro|kar do|kardo|kar dijiye|kara|करो|कर दो|कर दीजिए|करा)'
const OFFERS_END = new RegExp(
  `(?:^| )(?:(?<!(?:^| )(?:dont|do not|donot|never|not) )(?:stop|block|no more|turn off|unsubscribe(?: me)?(?: from)?)|(?:dont|do not|donot) (?:want|send)(?: me)?)(?: (?:the|these|those|this|your|all|any|more|sending|getting|receiving|marketing|me)){0,3} ${OFFERS}(?= |$)|(?:^| )(?:band|bandh|बंद|stop) ${DO} (?:(?:ye|yeh|sab|ये|सब|ह्या|या) )?${OFFERS}(?= |$)|(?:^| )${OFFERS} (?:(?:ko|hi|bhi|wale|bhejna|aana|fakt|को|ही|भी|भेजना|आना) ){0,2}(?:(?:band|bandh|bnd|stop|roko|rok do|thambva|thamba|बंद|बन्द|रोको|रोक दो|स्टॉप|थांबवा)|(?:mat|मत) (?:bhejo|bhejna|भेजो|भेजना)|(?:nahi|nahin|nhi|नहीं|नही) (?:chahiye|चाहिए)|(?:nako|नको)(?= |$)|(?:pathvu|pathavu|पाठवू) (?:naka|नका))(?= |$)(?! (?:${DO.replace('(?:', '(?:karna|करना|karu|करू|')} )?(?:mat|mt|nahi|nahin|naka|nako|मत|नहीं|नका|नको)(?: |$))`,
  'u',
)

/** "Bas ads band karo", "just stop the ads": a word that stops them stands beside the offers. */
export const stopsOffers = (plain: string) => OFFERS_END.test(plain)

/** "Remove me from your list", "delete these ads": about being written to, not about what is held. */
export function onlyAds(plain: string): boolean {
  if (/(?:^| )(?:remove|delete|take)(?: \S+){0,3} (?:from|off)(?: \S+){0,3} lists?(?: |$)/u.test(plain))
    return !has(plain, 'ownData')
  return has(plain, 'ads') && !has(without(plain, 'ads'), 'data') && (has(plain, 'stop') || ADS_ALONE.test(plain))
}

/** "Ruko", "stop it": whole messages that wait or hold, and need not mean offers as STOP and "band karo" do. */
const HOLDS = /^(?:(?:please|just) )?(?:stop (?:it|this|now)|ruko|roko|रुको|रोको|थांबा|थांबवा|thamba|thambva|thambwa)(?: please)?$/u

/** Whether one of the whole messages that stop offers may as well mean a deletion. */
export const mayMeanIt = (plain: string) => HOLDS.test(polite(plain))
