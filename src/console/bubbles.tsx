import { KEEP_TEXT_DAYS } from '../db/expiry.ts'
import { REENGAGEMENT_WINDOW_CLOSED } from '../graph-api/errors.ts'
import type { ChatLine } from './chat-store.ts'
import { Inbound } from './inbound.tsx'
import { meaningOf } from './meaning.ts'
import { Outbound } from './outbound.tsx'
import { Day, Moment } from './parts.tsx'
import { plain } from './words.ts'

const DAY_MS = 86_400_000

interface Shown {
  lines: readonly ChatLine[]
  revealed: boolean
  now: Date
}

/** The chat as the person saw it, oldest first; masked unless it is revealed for this one view. */
export function Bubbles({ lines, revealed, now }: Shown) {
  if (lines.length === 0) return <p class="empty">Nothing was said here, or it was more than a year ago.</p>
  return (
    <ol class="chat" aria-label="The chat, oldest first">
      {lines.map((line) => (
        <li key={line.key} class={line.from}>
          <Bubble line={line} revealed={revealed} now={now} />
        </li>
      ))}
    </ol>
  )
}

/** What the bot made of WhatsApp's word by itself. */
const SAYS: Readonly<Record<string, string>> = { 'id.joined': 'who showed no number before is this number’s' }

function Bubble({ line, revealed, now }: { line: ChatLine; revealed: boolean; now: Date }) {
  switch (line.from) {
    case 'whatsapp':
      return (
        <p class="soft">
          WhatsApp says: {SAYS[line.type] ?? plain(line.type).toLowerCase()}, <Moment at={line.at} />
        </p>
      )
    case 'person':
      return (
        <div class="bubble">
          <p class="hidden-label">The person:</p>
          {line.content === null ? <Gone at={line.at} now={now} /> : <Inbound content={line.content} revealed={revealed} />}
          <p class="stamp">
            {line.forwarded && 'forwarded, '}
            <Moment at={line.at} />
          </p>
        </div>
      )
    case 'bot':
      return <Said line={line} revealed={revealed} now={now} />
  }
}

function Said({ line, revealed, now }: { line: Extract<ChatLine, { from: 'bot' }>; revealed: boolean; now: Date }) {
  const { at, body, what, state, code, isReplaced } = line
  const arrived = state === 'read' || state === 'delivered'
  return (
    <div class={state === 'failed' ? 'bubble failed' : 'bubble'}>
      <p class="hidden-label">The bot:</p>
      {body ? (
        <Outbound message={body.message} what={what} revealed={revealed} />
      ) : isReplaced ? (
        <Replaced code={code} />
      ) : (
        <Gone at={at} now={now} isGivenUp={state === 'failed'} />
      )}
      <p class="stamp">
        <Moment at={at} /> <Ticks state={state} />
      </p>
      {code !== null && !arrived && <Trouble code={code} isReplaced={isReplaced} />}
    </div>
  )
}

/** Why words are not there: their days are over, or nobody has ever read them. */
function Gone({ at, now, isGivenUp = false }: { at: Date; now: Date; isGivenUp?: boolean }) {
  const until = new Date(at.getTime() + KEEP_TEXT_DAYS * DAY_MS)
  if (until > now)
    return (
      <p class="soft">
        {isGivenUp
          ? 'It was given up: the person has not read these words, and they were not kept.'
          : 'These words were not kept.'}
      </p>
    )
  return (
    <p class="soft">
      The words are gone: this chat keeps them {KEEP_TEXT_DAYS} days, so these until about <Day at={until} />.
    </p>
  )
}

/** Another row says what this one could not: its words went with it. */
function Replaced({ code }: { code: number | null }) {
  return (
    <p class="soft">
      {code === REENGAGEMENT_WINDOW_CLOSED
        ? 'WhatsApp’s 24 hours were over: the person has not read these words. A template was sent in their place and stands further on.'
        : 'The person has not read this one: the same words were sent again, see the next bubble.'}
    </p>
  )
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

/** Where something else was sent already there is nothing left to do. */
function Trouble({ code, isReplaced }: { code: number; isReplaced: boolean }) {
  const { meaning, whatToDo } = meaningOf(code)
  return (
    <p class="trouble">
      {meaning}
      {code > 0 && <> (Meta’s code {code})</>}.{!isReplaced && ` ${whatToDo}`}
    </p>
  )
}
