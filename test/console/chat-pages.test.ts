import { beforeAll, describe, expect, it } from 'vitest'
import { type BeforeLine, type ChatRow, chatById, linesOf } from '../../src/console/chat-store.ts'
import { scenario } from '../support/scenario.ts'
import { signedIn } from './support/visitor.ts'

describe('a long chat', () => {
  const world = scenario()
  let chat: ChatRow

  beforeAll(async () => {
    await world.actor('imran').says('delete my data')
    // Many lines of one moment, from both sides, as a burst of messages leaves them.
    await world.bot(`insert into outbox_message (id, person_id, channel_id, conversation_id, what, state, created_at, updated_at)
      select gen_random_uuid(), person_id, channel_id, conversation_id, what, 'sent', date_trunc('second', created_at), updated_at
      from outbox_message, generate_series(1, 40) where seq = (select max(seq) from outbox_message)`)
    await world.bot(`insert into inbox_event (dedup_key, person_id, channel_id, kind, content_type, event_at, received_at, handled_at)
      select 'again ' || n, person_id, channel_id, kind, content_type,
        (select max(created_at) from outbox_message where state = 'sent' and wamid_hash is null), received_at, handled_at
      from inbox_event, generate_series(1, 40) n where id = (select max(id) from inbox_event where kind = 'message')`)
    const [row] = await world.bot<{ id: string }>('select id from conversation')
    const found = await chatById(world.test.bot.db, row?.id ?? '')
    if (!found) throw new Error('There is no chat.')
    chat = found
  })

  it.each([1, 7, 20, 60])('has each line on exactly one page, %i lines a page', async (size) => {
    const { db, keys } = world.test.bot
    const all = (await linesOf(db, keys, chat, undefined, 1_000)).map(({ key }) => key)
    expect(all.length).toBeGreaterThan(80)
    const seen: string[] = []
    for (let before: BeforeLine | undefined; ; ) {
      const page = await linesOf(db, keys, chat, before, size)
      const [oldest] = page
      if (!oldest) break
      seen.unshift(...page.map(({ key }) => key))
      before = { at: oldest.at, key: oldest.key }
    }
    expect(seen).toEqual(all)
  })

  it('leads from page to page by its links, and one page can be revealed', async () => {
    const priya = await signedIn(world.test, 'priya')
    const first = (await priya.get(`/console/chats/${chat.id}`)).text
    const [, older = ''] = /href="([^"]+)">Older messages</.exec(first) ?? []
    const second = await priya.get(older)
    expect(second.status).toBe(200)
    expect(second.text).toContain('>Newest<')
    const bubbles = (text: string) => text.match(/class="bubble/g)?.length ?? 0
    const { length } = await linesOf(world.test.bot.db, world.test.bot.keys, chat, undefined, 1_000)
    expect(bubbles(first) + bubbles(second.text)).toBe(length)
    const before = new URL(older, 'http://x').searchParams.get('before') ?? ''
    const revealed = await priya.post(`/console/chats/${chat.id}/reveal`, { reason: 'complaint', before })
    expect(revealed.text).toContain('Revealed for this one view')
    expect(bubbles(revealed.text)).toBe(bubbles(second.text))
  })
})
