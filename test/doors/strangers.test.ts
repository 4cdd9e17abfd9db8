import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Phone } from '../../src/simulator/phone.ts'
import { openMailbox } from '../support/mailbox.ts'
import { ways } from './strangers.ts'
import { OWNER } from './support/chat-door.ts'
import type { Seen } from './support/seen.ts'
import { lastTurn } from './support/stranger-chats.ts'
import type { Knock } from './support/stranger-pages.ts'
import { strangerWorld } from './support/stranger-world.ts'

const OF_THE_PLATFORM = /"public"\./
const mailbox = await openMailbox()
afterAll(() => mailbox.close())

describe('a stranger who names something at a door sees the same, whether it exists or not', () => {
  const { world, fill } = strangerWorld(mailbox)
  beforeAll(fill, 120_000)

  it.each(Object.entries(ways))('%s', async (_door, { knock, names, differs }) => {
    const { real, invented } = names(world)
    expect([...real, ...invented].every((name) => name.length > 0)).toBe(true)
    const [nothing, ...others] = await knockAll(knock, invented)
    for (const other of others) expect(other).toEqual(nothing)
    const known = await knockAll(knock, real)
    for (const seen of known) expect(without(seen, differs?.in)).toEqual(without(nothing, differs?.in))
    // A reason that is needed no more is a line too many.
    for (const field of differs?.in ?? []) for (const seen of known) expect(seen[field], field).not.toEqual(nothing?.[field])
  })

  it('and whoever types their own account’s address hears it at the same point; the code goes to the registered address alone', async () => {
    const ask = (phone: Phone, address: string) =>
      lastTurn(world, phone, { before: ['my CallMissed account'], act: () => phone.say(address) }, address)
    const stranger = await ask(world.somebody(), OWNER)
    const owner = await ask(world.test.phone('vikram'), OWNER)
    expect(stranger.heard).toHaveLength(1)
    expect(owner.heard).toEqual([...stranger.heard, `mail to ${OWNER}`])
    const untilLookedUp = ({ work }: Seen) =>
      work.slice(
        0,
        work.findIndex((text) => OF_THE_PLATFORM.test(text)),
      )
    const first = untilLookedUp(owner)
    expect(first).toEqual(untilLookedUp(stranger))
    // The answer is in the outbox, committed, before the platform is asked whose address it is.
    const answered = first.findIndex((text) => text.startsWith('insert into "outbox_message"'))
    expect(answered).toBeGreaterThan(0)
    expect(first.indexOf('commit', answered)).toBeGreaterThan(answered)
  })

  async function knockAll(knock: Knock, names: readonly string[]): Promise<Seen[]> {
    const seen: Seen[] = []
    for (const name of names) seen.push(await knock(world, name))
    // Else everybody would be told alike to come later.
    for (const { status } of seen) expect(status).not.toBe(429)
    return seen
  }
})

function without(seen: Seen | undefined, fields: readonly (keyof Seen)[] = []): Partial<Seen> {
  return Object.fromEntries(Object.entries(seen ?? {}).filter(([field]) => !fields.some((each) => each === field)))
}
