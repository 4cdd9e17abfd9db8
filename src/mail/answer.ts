import type { Language } from '../flows/language.ts'
import { copies } from './copies.ts'
import type { AnswerCopy } from './copy/en.ts'
import { dayOf } from './day-of.ts'

/** What a mail is about, as its answer needs to know. */
export type MailWish =
  | 'delete'
  | 'account'
  | 'keep'
  | 'show'
  | 'status'
  | 'stop-ads'
  | 'person'
  | 'complain'
  | 'somebody-else'
  | 'unclear'

/** What became of what was attached: left closed, kept for staff, or only a part of it; `no-room`: too much came in on that day. */
export type Papers = 'closed' | 'kept' | 'some-left' | 'no-room'

export interface Answering {
  wish: MailWish
  /** What else a mail says that wants a person: its proof is told as well, so that nobody has to wait for one. */
  beside?: 'delete' | 'account' | undefined
  language: Language
  /** How many numbers the mail named: none of them is repeated. */
  numbers: number
  papers: Papers | undefined
  /** The dedicated number as people dial it; undefined where none is set. */
  chatNumber: string | undefined
  /** Until when staff answer, where a case was opened; undefined where they have no room for it today. */
  answerBy: Date | undefined
}

/**
 * The answer to a mail. It depends on the mail's own words alone and repeats none of them: whether CallMissed knows a number or an address
 * can be read from no line of it.
 */
export function composeAnswer(answering: Answering): { subject: string; text: string } {
  const { wish, beside, language, numbers, papers, chatNumber, answerBy } = answering
  const copy = copies[language]
  const link = (what: keyof AnswerCopy['chat']) => wayIn(copy, chatNumber, copy.chat[what])
  const forStaff = (what: keyof AnswerCopy['staff']) =>
    answerBy === undefined ? [copy.noRoom] : [copy.staff[what].replace('{day}', dayOf(answerBy, language))]
  const proofOf = {
    delete: [copy.nothingYet, copy.proof, ...(numbers > 1 ? [copy.eachNumber] : []), link('delete'), copy.afterwards],
    account: [copy.nothingYet, copy.account, link('account'), copy.accountThen],
  }
  const otherwise = copy.forPerson.replace('{person}', copy.person)
  const body = (): string[] => {
    switch (wish) {
      case 'delete':
        return [...proofOf.delete, copy.noWhatsapp.replace('{person}', copy.person)]
      case 'account':
        return [...proofOf.account, otherwise]
      case 'keep':
        return [...forStaff(wish), link(wish), ...(answerBy ? [copy.keptForStaff] : [])]
      case 'show':
      case 'status':
      case 'stop-ads':
        return [copy.inTheChat, link(wish), otherwise]
      case 'person':
      case 'complain':
      case 'somebody-else':
        return [...forStaff(wish), ...(beside ? proofOf[beside] : []), ...(answerBy ? [copy.keptForStaff] : [])]
      case 'unclear':
        return [copy.unclear, `${copy.forData}\n${link('delete')}`, `${copy.forAccount}\n${link('account')}`, otherwise]
    }
  }
  // Who hears that there was no room may have had another answer on that day.
  const isForStaff = wish in copy.staff
  const isFull = (isForStaff && answerBy === undefined) || papers === 'no-room'
  const footer = isFull ? copy.footer.slice(copy.footer.indexOf('\n') + 1) : copy.footer
  return {
    subject: copy.subject,
    text: [copy.hello, ...body(), ...(papers ? [copy.papers[papers]] : []), footer].join('\n\n'),
  }
}

/** What staff answer, with `rights`: whom to turn to where it does not satisfy. */
export function composeStaffAnswer(words: string, rights: string, language: Language): { subject: string; text: string } {
  return { subject: copies[language].answered, text: [words, rights].join('\n\n') }
}

function wayIn(copy: AnswerCopy, chatNumber: string | undefined, words: string): string {
  if (chatNumber === undefined) return copy.wayWithoutNumber.replace('{words}', words)
  const url = `https://wa.me/${chatNumber.replace(/\D/g, '')}?text=${encodeURIComponent(words)}`
  return copy.way.replace('{url}', url).replace('{number}', chatNumber).replace('{words}', words)
}
