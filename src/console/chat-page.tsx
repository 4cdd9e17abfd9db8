import { z } from 'zod'
import { bindingsOf } from '../db/bindings.ts'
import type { CaseRow } from '../requests/case-store.ts'
import { revealReasons } from './action-reasons.ts'
import { may } from './authorisation.ts'
import { Bubbles } from './bubbles.tsx'
import { MatterLines } from './case-matters.tsx'
import { type BeforeLine, CHAT_LINES, type ChatLine, type ChatRow, chatById, linesOf, requestOfChat } from './chat-store.ts'
import { Csrf } from './layout.tsx'
import { liveChat } from './live-chat.tsx'
import { casesOf } from './matter-store.ts'
import { note } from './note.ts'
import { Notice, Reason } from './parts.tsx'
import { type Answer, type ConsoleRoute, page, seeOther, type Visit } from './visit.ts'
import { plain } from './words.ts'

const which = z.object({ id: z.uuid() })
const older = z.object({
  before: z
    .string()
    .regex(/^\d{1,15}_[io]\d{1,18}(\.[01][0-9a-f-]{36})?$/)
    .transform((text): BeforeLine => {
      const [at = '', key = ''] = text.split('_')
      return { at: new Date(Number(at)), key }
    })
    .optional()
    .catch(undefined),
})
const writeBefore = ({ at, key }: BeforeLine): string => `${at.getTime()}_${key}`

export const chatRoutes: readonly ConsoleRoute[] = [
  {
    method: 'GET',
    url: '/chats/:id',
    action: 'see-chat',
    async handle(visit) {
      const { before } = older.parse(visit.query)
      return showChat(visit, { revealed: false, action: 'see-chat', reason: 'case-work', before })
    },
  },
  {
    method: 'POST',
    url: '/chats/:id/reveal',
    action: 'reveal-chat',
    async handle(visit) {
      const { reason, before } = z
        .object({ reason: z.enum(revealReasons) })
        .extend(older.shape)
        .parse(visit.form)
      return showChat(visit, { revealed: true, action: 'reveal-chat', reason, before })
    },
  },
  {
    // An address that was copied, or opened again later, reveals nothing.
    method: 'GET',
    url: '/chats/:id/reveal',
    action: 'see-chat',
    async handle(visit) {
      const chat = await chatIn(visit)
      return chat ? seeOther(`/console/chats/${chat.id}`) : { is: 'not-found' }
    },
  },
  {
    method: 'GET',
    url: '/chats/:id/live',
    action: 'see-chat',
    isStream: true,
    async handle(visit) {
      const chat = await chatIn(visit)
      if (!chat) return { is: 'not-found' }
      await noteChat(visit, chat, 'watch-chat', 'case-work')
      return { is: 'stream', open: (response) => liveChat(visit, chat, response) }
    },
  },
]

function chatIn({ bot, params }: Visit): Promise<ChatRow | undefined> {
  return chatById(bot.db, which.parse(params).id)
}

async function noteChat(visit: Visit, chat: ChatRow, action: string, reason: string) {
  const { bot } = visit
  const request = await requestOfChat(bot.db, chat)
  const [binding] = await bindingsOf(bot.db, chat.personId)
  const whose = binding && { keyId: binding.keyId, pseudonym: binding.pseudonym }
  await note(visit, { action, reason, whose, target: chat.id, ...(request ? { requestId: request.id } : {}) })
  return request
}

/** Written down before a word of it is read. */
async function showChat(
  visit: Visit,
  how: { revealed: boolean; action: string; reason: string; before: BeforeLine | undefined },
): Promise<Answer> {
  const { bot } = visit
  const chat = await chatIn(visit)
  if (!chat) return { is: 'not-found' }
  const request = await noteChat(visit, chat, how.action, how.reason)
  const lines = await linesOf(bot.db, bot.keys, chat, how.before, CHAT_LINES + 1)
  const cases = await casesOf(bot.db, [chat.personId], chat.channelId)
  const isLive = !how.revealed && how.before === undefined
  return page('Chat', <ChatPage {...{ visit, chat, lines, request, cases, ...how }} />, isLive ? { script: 'live.js' } : {})
}

interface Shown {
  visit: Visit
  chat: ChatRow
  lines: readonly ChatLine[]
  request: { reference: string } | undefined
  /** Those that were opened in this chat. */
  cases: readonly CaseRow[]
  revealed: boolean
  before: BeforeLine | undefined
}

function ChatPage({ visit, chat, lines, request, cases, revealed, before }: Shown) {
  const business = visit.bot.channels.byId(chat.channelId)?.business ?? 'CallMissed’s own number'
  const shown = lines.slice(-CHAT_LINES)
  const oldest = lines.length > CHAT_LINES ? shown[0] : undefined
  return (
    <>
      <h1>
        Chat on <bdi>{business}</bdi>
      </h1>
      <p class="lead">
        {request && (
          <>
            Case <a href={`/console/requests/${request.reference}`}>{request.reference}</a>.{' '}
          </>
        )}
        The conversation is at “{plain(chat.state.replaceAll(/([A-Z])/g, ' $1').toLowerCase())}”.
      </p>
      {cases.length > 0 && <MatterLines cases={cases} now={visit.now} />}
      {revealed ? (
        <Notice tone="warn">
          Revealed for this one view, and written down with your name. Leave, and it is masked again; to load it anew is another
          look.
        </Notice>
      ) : (
        <p class="soft">Masked: only words that name nobody are shown.</p>
      )}
      {!revealed && may(visit.session.roles, 'reveal-chat') && <Reveal visit={visit} chat={chat} before={before} />}
      {(oldest || before) && (
        <nav class="pages" aria-label="Pages">
          {oldest && <a href={`/console/chats/${chat.id}?before=${writeBefore(oldest)}`}>Older messages</a>}
          {before && <a href={`/console/chats/${chat.id}`}>Newest</a>}
        </nav>
      )}
      <div id="chat" data-live={revealed || before ? undefined : `/console/chats/${chat.id}/live`}>
        <Bubbles lines={shown} revealed={revealed} now={visit.now} />
      </div>
      <p id="live" class="soft" role="status" />
    </>
  )
}

function Reveal({ visit, chat, before }: { visit: Visit; chat: ChatRow; before: BeforeLine | undefined }) {
  return (
    <details class="card">
      <summary>Reveal what is masked</summary>
      <form method="post" action={`/console/chats/${chat.id}/reveal`}>
        <Csrf session={visit.session} />
        {before && <input type="hidden" name="before" value={writeBefore(before)} />}
        <p class="hint">For one view. The person can ask in their chat how often this was done.</p>
        <Reason reasons={revealReasons} id="reveal" />
        <button type="submit">Reveal once</button>
      </form>
    </details>
  )
}
