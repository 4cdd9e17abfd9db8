import { has, polite, without } from './vocabulary.ts'

const CONTACT = '(?:msg|msgs|message|messages|sms|phone|call|calls|contact|disturb|मैसेज|मेसेज|फोन|कॉल|परेशान|त्रास|pareshan|tras)'
const NO_CONTACT = new RegExp(
  `(?:^| )(?:(?:dont|do not|donot|never|stop|no more) (?:me )?(?:msg|message|messaging|call|calling|calls|text|texting|contact|disturb|spam|spamming)|${CONTACT} (?:mat|mt|मत) (?:\\S+)|${CONTACT} (?:karu|करू|deu|देऊ|pathau|pathvu|पाठवू) (?:naka|नका|nako|नको)|dnd|unsubcribe|unsuscribe|too many messages|bas karo|bas kro|बस करो)(?= |$)`,
  'u',
)

/** "Do not call me", "too many messages": about being written to. */
export const wantsNoContact = (plain: string) => NO_CONTACT.test(plain) || has(plain, 'noContact')

const ADS_ALONE =
  /(?:^| )(?:ads?|adverts?|advertisements?|offers?|promotions?|promos?|newsletters?|vigyapan|jahirati?|विज्ञापन|ऐड|ऐड्स|ऑफर|जाहिरात|जाहिराती)(?: |$)/u

/** Offers themselves are named, and not calls or messages, which may be data. */
export const namesOffers = (plain: string) => ADS_ALONE.test(plain) || / marketing(?: |$)/u.test(plain)

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
