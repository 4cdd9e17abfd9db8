import type { OutboundMessage } from '../../outbox/message.ts'
import type { Language } from '../language.ts'
import { entries } from '../language.ts'
import type { Say } from '../say.ts'
import { type Beside, NOTHING_BESIDE } from './beside.ts'
import { isolated } from './isolate.ts'
import { renderNotice } from './render-notice.ts'
import { renderQuestion } from './render-question.ts'
import { translator } from './translate.ts'

/** One message in one language, ready for the outbox. Pure: its moments are told against the `now` it carries. */
export function render(say: Say, language: Language, beside: Beside = NOTHING_BESIDE): OutboundMessage {
  const t = translator(language)
  const message = 'promptId' in say ? renderQuestion(say, t, language, beside) : renderNotice(say, t, language, beside)
  return entries[language].rightToLeft ? isolated(message) : message
}
