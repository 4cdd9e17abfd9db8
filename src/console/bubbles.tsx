import { KEEP_TEXT_DAYS } from '../db/expiry.ts'
import type { OutboundMessage } from '../outbox/message.ts'
import type { MessageContent } from '../webhook/event.ts'
import type { ChatLine } from './chat-store.ts'
import { harmless, maskButReferences, maskOwn, maskStaff, maskWords } from './mask.ts'
import { meaningOf } from './meaning.ts'
import { Day, Moment } from './parts.tsx'
import { plain } from './words.ts'

const DAY_MS = 86_400_000

/** The chat as the person saw it, oldest first; masked unless it is revealed for this one view. */
export function Bubbles({ lines, revealed }: { lines: readonly ChatLine[]; revealed: boolean }) {
  if (lines.length === 0) return <p class="empty">Nothing was said here, or it was more than a year ago.</p>
  return (
    <ol class="chat" aria-label="The chat, oldest first">
      {lines.map((line) => (
        <li key={line.key} class={line.from}>
          <Bubble line={line} revealed={revealed} />
        </li>
      ))}
    </ol>
  )
}

function Bubble({ line, revealed }: { line: ChatLine; revealed: boolean }) {
  switch (line.from) {
    case 'whatsapp':
      return (
        <p class="soft">
          WhatsApp says: {plain(line.type).toLowerCase()}, <Moment at={line.at} />
        </p>
      )
    case 'person':
      return (
        <div class="bubble">
          <p class="hidden-label">The person:</p>
          {line.content === null ? <Gone at={line.at} /> : <Inbound content={line.content} revealed={revealed} />}
          <p class="stamp">
            {line.forwarded && 'forwarded, '}
            <Moment at={line.at} />
          </p>
        </div>
      )
    case 'bot':
      return (
        <div class={line.state === 'failed' ? 'bubble failed' : 'bubble'}>
          <p class="hidden-label">The bot:</p>
          {line.body === null ? (
            <Gone at={line.at} />
          ) : (
            <Outbound message={line.body.message} what={line.what} revealed={revealed} />
          )}
          <p class="stamp">
            <Moment at={line.at} /> <Ticks state={line.state} />
          </p>
          {line.code !== null && line.state !== 'read' && line.state !== 'delivered' && <Trouble code={line.code} />}
        </div>
      )
  }
}

function Gone({ at }: { at: Date }) {
  return (
    <p class="soft">
      The words are gone: this chat keeps them {KEEP_TEXT_DAYS} days, so these until about{' '}
      <Day at={new Date(at.getTime() + KEEP_TEXT_DAYS * DAY_MS)} />.
    </p>
  )
}

function Words({ text }: { text: string }) {
  return (
    <p class="words" dir="auto">
      {harmless(text)}
    </p>
  )
}

function Inbound({ content, revealed }: { content: MessageContent; revealed: boolean }) {
  const shown = (text: string) => <Words text={revealed ? text : maskWords(text)} />
  switch (content.type) {
    case 'text':
      return shown(content.body)
    case 'button':
    case 'list-row':
      return (
        <p class="tapped">
          Tapped: <bdi>{revealed ? harmless(content.title) : maskOwn(harmless(content.title))}</bdi>
        </p>
      )
    case 'template-button':
      return (
        <p class="tapped">
          Tapped: <bdi>{harmless(content.text)}</bdi>
        </p>
      )
    case 'media':
      return (
        <>
          <p class="tapped">Sent: {content.media} (never fetched)</p>
          {content.caption && shown(content.caption)}
        </>
      )
    case 'voice':
      return <p class="tapped">Sent: a voice note (neither sound nor words are kept)</p>
    case 'contacts':
      return (
        <p class="tapped">
          {content.contacts[0]?.origin === 'contact_request' ? 'Shared their own number' : 'Sent a contact card'}
        </p>
      )
    case 'reaction':
      return content.emoji ? <Words text={content.emoji} /> : <p class="tapped">Took a reaction back</p>
    default:
      return <p class="tapped">{plain(content.type === 'unknown' ? `something new (${content.name})` : content.type)}</p>
  }
}

/** What carries words that one of the staff wrote. */
const BY_STAFF: ReadonlySet<string> = new Set(['staff-reply', 'case-answer'])

function Outbound({ message, what, revealed }: { message: OutboundMessage; what: string; revealed: boolean }) {
  const masked = BY_STAFF.has(what) ? (message.kind === 'template' ? maskButReferences : maskStaff) : maskOwn
  const shown = (text: string) => (revealed ? harmless(text) : masked(harmless(text)))
  switch (message.kind) {
    case 'template':
      return (
        <>
          <p class="tapped">
            Template <code>{message.name}</code>, {message.language}
          </p>
          <Words text={message.parameters.map(shown).join('\n')} />
        </>
      )
    case 'buttons':
    case 'list':
      return (
        <>
          <Words text={shown(message.body)} />
          {message.footer && <p class="footer">{message.footer}</p>}
          <ul class="offers" aria-label={message.kind === 'buttons' ? 'Buttons' : `List: ${message.open}`}>
            {(message.kind === 'buttons' ? message.buttons : message.rows).map(({ id, title }) => (
              <li key={id}>
                <bdi>{shown(title)}</bdi>
              </li>
            ))}
          </ul>
        </>
      )
    case 'text':
    case 'contact-request':
      return (
        <>
          {BY_STAFF.has(what) && <p class="tapped">Written by staff</p>}
          <Words text={shown(message.body)} />
        </>
      )
  }
}

const TICKS: Readonly<Record<string, [sign: string, words: string]>> = {
  pending: ['◷', 'waiting to be sent'],
  sending: ['◷', 'being sent'],
  sent: ['✓', 'sent'],
  delivered: ['✓✓', 'delivered'],
  read: ['✓✓', 'read'],
  failed: ['✕', 'did not arrive'],
}

function Ticks({ state }: { state: string }) {
  const [sign, words] = TICKS[state] ?? ['', state]
  return (
    <span class={`ticks ${state}`}>
      <span aria-hidden="true">{sign}</span> {words}
    </span>
  )
}

function Trouble({ code }: { code: number }) {
  const { meaning, whatToDo } = meaningOf(code)
  return (
    <p class="trouble">
      {meaning}
      {code > 0 && <> (Meta’s code {code})</>}. {whatToDo}
    </p>
  )
}
