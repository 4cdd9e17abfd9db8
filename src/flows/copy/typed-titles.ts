import type { OutboundMessage } from '../../outbox/message.ts'
import type { Choice } from '../heard.ts'
import type { Question } from '../question.ts'
import type { WithoutButton } from '../say.ts'
import { chatLink } from './chat-link.ts'
import { lines } from './phrases.ts'
import type { Translate } from './translate.ts'

/** What confirms an erasure or brings data back; each has words of its own, or none. */
const NEVER_TYPED: ReadonlySet<string> = new Set<Choice>(['confirm', 'keep', 'keep-yes', 'sooner-yes'])

/** The buttons or rows of a question whose title, typed, counts as the tap. */
export function typedTitles(message: OutboundMessage): { id: string; title: string }[] {
  const all = message.kind === 'buttons' ? message.buttons : message.kind === 'list' ? message.rows : []
  return all.filter(({ id }) => !NEVER_TYPED.has(choiceOf(id)))
}

const choiceOf = (id: string) => id.slice(id.lastIndexOf(':') + 1).split('.')[0] ?? ''

/** "No button? Write one of these", and what they are; or the words that there are instead. */
export function typedLines(without: WithoutButton, put: (question: Question) => OutboundMessage, t: Translate): string {
  switch (without.by) {
    case 'code':
      return t('no-button.code', { code: without.code })
    case 'keep':
      return t('keep.typed')
    case 'person':
      return t('no-button.person', { link: without.dedicatedNumber === null ? 'none' : chatLink(without.dedicatedNumber) })
    case 'title':
      return lines(t('no-button.titles'), ...new Set(typedTitles(put(without.question)).map(({ title }) => `• ${title}`)))
  }
}
