import type { Language } from '../flows/language.ts'
import { as } from './copy/as.ts'
import { bn } from './copy/bn.ts'
import { type AnswerCopy, en } from './copy/en.ts'
import { gu } from './copy/gu.ts'
import { hi } from './copy/hi.ts'
import { kn } from './copy/kn.ts'
import { ml } from './copy/ml.ts'
import { mr } from './copy/mr.ts'
import { or } from './copy/or.ts'
import { pa } from './copy/pa.ts'
import { ta } from './copy/ta.ts'
import { te } from './copy/te.ts'
import { ur } from './copy/ur.ts'
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

const copies: Record<Language, AnswerCopy> = { en, hi, mr, bn, ta, te, kn, gu, pa, ml, or, ur, as }

/** What became of what was attached: left closed, kept for staff, or only a part of it. */
export type Papers = 'closed' | 'kept' | 'some-left'

export interface Answering {
  wish: MailWish
  language: Language
  /** How many numbers the mail named: none of them is repeated. */
  numbers: number
  papers: Papers | undefined
  /** The dedicated number as people dial it; undefined where none is set. */
  chatNumber: string | undefined
  /** Until when staff answer, where a case was opened. */
  answerBy: Date | undefined
}

/**
 * The answer to a mail. It depends on the mail's own words alone and repeats none of them: whether CallMissed knows a number or an address
 * can be read from no line of it.
 */
export function composeAnswer(answering: Answering): { subject: string; text: string } {
  const { wish, language, numbers, papers, chatNumber, answerBy } = answering
  const copy = copies[language]
  const link = (what: keyof AnswerCopy['chat']) => wayIn(copy, chatNumber, copy.chat[what])
  const day = answerBy === undefined ? '' : dayOf(answerBy, language)
  const body = (): string[] => {
    switch (wish) {
      case 'delete':
        return [
          copy.nothingYet,
          copy.proof,
          ...(numbers > 1 ? [copy.eachNumber] : []),
          link('delete'),
          copy.afterwards,
          copy.noWhatsapp,
        ]
      case 'account':
        return [copy.nothingYet, copy.account, link('account'), copy.accountThen]
      case 'keep':
      case 'show':
      case 'status':
      case 'stop-ads':
        return [copy.inTheChat, link(wish)]
      case 'person':
      case 'complain':
      case 'somebody-else':
        return [copy.staff[wish].replace('{day}', day), copy.keptForStaff]
      case 'unclear':
        return [copy.unclear, `${copy.forData}\n${link('delete')}`, `${copy.forAccount}\n${link('account')}`, copy.forPerson]
    }
  }
  return {
    subject: copy.subject,
    text: [copy.hello, ...body(), ...(papers ? [copy.papers[papers]] : []), copy.footer].join('\n\n'),
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
