import { expect } from 'vitest'
import { envelope } from '../../src/simulator/envelope.ts'
import { createPhone } from '../../src/simulator/phone.ts'
import type { Actor, Scenario } from './scenario.ts'
import { post } from './signed-body.ts'

export const DEDICATED = '106600000000001'
/** Numbers and ids that nobody of the demo has. */
export const numbers = { one: '+917000088001', two: '+917000088002', three: '+917000088003', four: '+917000088004' }
export const idOf = (name: string) => `IN.${name}movedTHEPERSON001122`

/** WhatsApp's word that this actor is at another number, or shows none any more. */
export async function moves(
  world: Scenario,
  { phone }: Actor,
  { to, userId, at }: { to?: string; userId: string; at?: Date },
): Promise<void> {
  const id = `wamid.moves-${userId}`
  world.alsoSecret(id, userId)
  const named = to === undefined ? {} : { wa_id: to.slice(1) }
  const system = { type: 'user_changed_number', body: 'moved', ...named, user_id: userId, previous_user_id: phone.contact.userId }
  const timestamp = String(Math.floor((at ?? world.test.bot.clock.now()).getTime() / 1000))
  const notice = { from: phone.contact.phone?.slice(1), id, timestamp, type: 'system', system }
  const answer = await post(world.test.url, phone.channel, envelope(phone.channel, { messages: [notice] }))
  expect(answer.status).toBe(200)
  await world.test.settle()
}

export function someone(world: Scenario, phone: string | null, name: string): Actor {
  return world.actorOf(createPhone(world.test.graph, { name: `Person called ${name}`, phone, userId: idOf(name) }, DEDICATED))
}

/** The number has a chat with the bot already, of whoever had it. */
export async function isKnown(world: Scenario, phone: string, name: string): Promise<Actor> {
  const former = someone(world, phone, name)
  await former.says('english')
  return former
}

export async function asks(actor: Actor): Promise<string> {
  await actor.says('delete my data')
  await actor.taps('Delete my data')
  await actor.taps('Yes, delete it')
  return /CM-\w{4}-\w{4}/.exec(actor.heard().join())?.[0] ?? expect.unreachable()
}

export const stateOf = async (world: Scenario, reference: string) =>
  (await world.bot<{ state: string }>('select state from erasure_request where reference = $1', [reference]))[0]?.state
