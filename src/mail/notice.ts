import type { Language } from '../flows/language.ts'
import { type NoticeCopy, notices } from './copy/notices.ts'
import { dayOf } from './day-of.ts'

/** What a person without a chat is told of their request. */
export type MailNews =
  | { is: 'entered'; eraseAt: Date }
  | { is: 'taken-back' }
  | { is: 'delayed' }
  /** `backupsUntil` is YYYY-MM-DD. */
  | { is: 'completed' | 'partial'; proofUrl: string; backupsUntil: string }

/** One mail of a request's news. It counts nothing and names no number: whoever reads it may not be whose data it was. */
export function composeNotice(
  news: MailNews,
  request: { reference: string; deadlineAt: Date },
  language: Language,
): { subject: string; text: string } {
  const copy = notices[language] ?? notices.en
  // Days in the words' own language.
  const spoken: Language = notices[language] ? language : 'en'
  const values: Record<string, string> = {
    reference: request.reference,
    deadline: dayOf(request.deadlineAt, spoken),
    ...('eraseAt' in news ? { day: dayOf(news.eraseAt, spoken) } : {}),
    ...('proofUrl' in news ? { proof: news.proofUrl, backups: dayOf(new Date(`${news.backupsUntil}T00:00:00Z`), spoken) } : {}),
  }
  const filled = (text: string) => text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
  const body: (keyof NoticeCopy)[] =
    news.is === 'entered'
      ? ['entered', 'undo']
      : news.is === 'completed' || news.is === 'partial'
        ? [news.is, 'proof', 'backups']
        : [news.is]
  return {
    subject: filled(copy.subject),
    text: [copy.hello, ...body.map((key) => copy[key]), copy.footer].map(filled).join('\n\n'),
  }
}
