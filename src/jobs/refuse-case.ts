import { conversationsOf } from '../flows/conversation-store.ts'
import { translator } from '../flows/copy/translate.ts'
import type { Language } from '../flows/language.ts'
import type { MailCaseRow } from '../mail/intake-store.ts'
import type { CaseSeen } from '../requests/case-seen-store.ts'
import type { CaseRow } from '../requests/case-store.ts'
import { mayBeForAnother } from '../requests/grievance.ts'
import type { RefusalReason } from '../requests/request.ts'
import { answerCase, type CaseAnswered } from './answer-case.ts'
import { answerMailCase, type MailCaseAnswered } from './answer-mail-case.ts'
import type { Bot } from './bot.ts'
import { languageOf } from './mail-account.ts'

type Alongside = Parameters<typeof answerCase>[4]

/** What somebody asked for another person is not done: they read why, by a reason from the list and in their language, and whom to turn to next. */
export async function refuseCase(
  bot: Pick<Bot, 'db' | 'keys'>,
  found: CaseRow,
  { because, seen }: { because: RefusalReason; seen?: CaseSeen },
  now: Date,
  alongside?: Alongside,
): Promise<CaseAnswered | { is: 'not-for-another' }> {
  // A complaint is answered, not refused: "nothing was deleted" may be untrue there.
  if (!mayBeForAnother(found.about)) return { is: 'not-for-another' }
  const chat = (await conversationsOf(bot.db, found.personId)).find(({ channelId }) => channelId === found.channelId)
  const text = refusal(because, languageOf(chat?.language ?? 'en'))
  const answer = { text, outcome: 'not-upheld' as const, ...(seen === undefined ? {} : { seen }) }
  return answerCase(bot, found, answer, now, alongside)
}

/** The same of a case that came by mail, which is answered by mail. `row` is the case as it was read. */
export async function refuseMailCase(
  bot: Pick<Bot, 'db' | 'keys'>,
  row: MailCaseRow,
  because: RefusalReason,
  now: Date,
  alongside?: Alongside,
): Promise<MailCaseAnswered | 'not-for-another'> {
  if (!mayBeForAnother(row.about)) return 'not-for-another'
  return answerMailCase(bot, row, refusal(because, languageOf(row.language)), now, alongside)
}

function refusal(because: RefusalReason, language: Language): string {
  const t = translator(language)
  const why = because === 'insuf_verification' ? t('case-refused.papers') : t(`refused.${because}`)
  return t('case-refused', { why })
}
