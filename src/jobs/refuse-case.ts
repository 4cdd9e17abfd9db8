import { conversationsOf } from '../flows/conversation-store.ts'
import { translator } from '../flows/copy/translate.ts'
import type { CaseSeen } from '../requests/case-seen-store.ts'
import type { CaseRow } from '../requests/case-store.ts'
import type { RefusalReason } from '../requests/request.ts'
import { answerCase, type CaseAnswered } from './answer-case.ts'
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
  if (found.about !== 'care' && found.about !== 'somebody-else') return { is: 'not-for-another' }
  const chat = (await conversationsOf(bot.db, found.personId)).find(({ channelId }) => channelId === found.channelId)
  const t = translator(languageOf(chat?.language ?? 'en'))
  const why = because === 'insuf_verification' ? t('case-refused.papers') : t(`refused.${because}`)
  const answer = { text: t('case-refused', { why }), outcome: 'not-upheld' as const, ...(seen === undefined ? {} : { seen }) }
  return answerCase(bot, found, answer, now, alongside)
}
