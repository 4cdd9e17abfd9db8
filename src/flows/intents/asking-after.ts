import { has, without } from './vocabulary.ts'

const NOT_YET =
  /(?:^| )(?:delete|डिलीट) (?:nahi|nahin|nhi|नहीं|नही) (?:ho|kar|हो|कर) (?:raha|rahe|rahi|रहा|रहे)(?: |$)|(?:^| )you are not deleting(?: |$)|(?:^| )(?:abhi tak|अभी तक|ajun|अजून)(?: \S+)* (?:nahi|nahin|nhi|नहीं|नही|नाही)(?: |$)/u
/** A passive that asks for it to be done, not whether it was. */
const WANTS_DONE =
  /(?:^| )(?:to be|should be|must be|get|want|need|like|ensure|kiya ja\S*|kr diya ja\S*|kar diya ja\S*|किया जा[^ ]*|کیا جا[^ ]*|دیا جا[^ ]*|दिया जा[^ ]*|पाहिजे) ?(?: |$)|(?:^| )(?:get|want|need|like)(?: \S+){1,4} (?:deleted|erased|removed|wiped)(?: |$)|(?:^| )(?:deleted|remove|delete) (?:it|karo|number|my number)$/u
/** "Any update on my deletion request?" names it and asks. */
const ASKED_AFTER = /(?:^| )(?:any update|update on|status of|what happened|what about|progress of|where is)(?: |$)/u
const HOW_LONG = /(?:^| )how (?:many days|many hours|long|much time)(?: |$)/u
/** "Is my data gone?": asks after it without a verb of deleting. */
const GONE =
  /(?:^| )(?:is|are|has|have|kya|क्या)(?: \S+){1,3} (?:gone|still there|still with you|still in your|still on your)(?: |$)|(?:^| )are you done(?: |$)|(?:data|deta|dataa|number|chat|mahiti|sab|डेटा|डाटा|नंबर|चैट|चॅट|माहिती|सब)(?: sab| सब)?(?: hat| mit| chala| हट| मिट| चला)? (?:gaya|gya|gayi|gela|geli|gele|गया|गयी|गई|गेला|गेली|गेले)(?: hai| है)?(?: kya| na| ka| क्या| ना| का)?$/u

/** "Data delete hoga", "delete ka matlab": what would be, or what it means. */
const WOULD_BE =
  /(?:^| )(?:delete|डिलीट) (?:ho (?:jayega|jaega|jaayega|jayegi|jata|sakta|raha hai kya)|hoga|hogi|hota|hoti|hoil|honar|हो (?:जाएगा|जायेगा|जाएगी|जाता|सकता)|होगा|होगी|होता|होती|होईल|होणार)(?: |$)|(?:^| )(?:ka|का) (?:kya |क्या )?(?:matlab|मतलब)(?: |$)|(?:^| )(?:matlab|मतलब) (?:kya|क्या)(?: |$)|^(?:what (?:is|does|do you mean)|(?:why )?should i|why delete|do i (?:need|have) to|is it|does|will (?!you |u )|can i (?:\S+ )*later$)(?: |$)/u
/** Quoted, tried or said in fun. */
const UNMEANT =
  /(?:^| )(?:kidding|(?<!not )joking|(?:mazak|मजाक)(?! (?:mat|nahi|मत|नहीं))|lol|haha|just testing|likhu|likhna|likho|wrote|says|said to write|to write)(?: |$)/u

/** Whether a text that names an erasing only asks what it would be, or does not mean it. */
export const onlySpeaksOfIt = (plain: string) => WOULD_BE.test(plain) || UNMEANT.test(plain)

/** "Any update on my deletion request?", where a deletion or a request is named. */
export const asksAfterRequest = (plain: string) => ASKED_AFTER.test(plain)

/** "Abhi tak delete nahi hua": what has not come yet. */
export const waitsForIt = (plain: string) => NOT_YET.test(plain)

/** Asks how long it takes, or whether it is gone, with no verb of erasing. */
export const asksWhetherGone = (plain: string) =>
  HOW_LONG.test(plain) || GONE.test(plain) || (has(plain, 'gone') && has(plain, 'data'))

/** Whether a text with a verb of erasing asks after what was done, and does not bid it. */
export function asksAboutPast(plain: string, question: boolean): boolean {
  if (!has(plain, 'past') || (WANTS_DONE.test(plain) && !question)) return false
  // "I do not want offers" wants nothing.
  if (has(without(plain, 'stop'), 'urgent') && !question) return false
  return true
}
