import { handleEvents } from '../../../src/jobs/handle-event.ts'
import { newId } from '../../../src/runtime/ids.ts'
import type { Phone } from '../../../src/simulator/phone.ts'
import { look, masked, type Seen, together, watched } from './seen.ts'
import type { Knock } from './stranger-pages.ts'
import type { StrangerWorld } from './stranger-world.ts'

/** What somebody new does in their own chat; the last is looked at, after whatever came before. Dots stand for what is named. */
export const inAChat =
  (act: (phone: Phone, name: string) => Promise<unknown>, ...before: readonly string[]): Knock =>
  (world, name) =>
    lastTurn(world, world.somebody(), { before, act: (phone) => act(phone, name) }, name)

/** The same of somebody about whom WhatsApp shows no number, or in the chat of a business. */
export const inAnotherChat =
  (how: 'hidden' | 'in a shop', act: (phone: Phone, name: string) => Promise<unknown>, ...before: readonly string[]): Knock =>
  (world, name) =>
    lastTurn(world, world.somebody(how), { before, act: (phone) => act(phone, name) }, name)

export async function lastTurn(
  world: StrangerWorld,
  phone: Phone,
  { before, act }: { before: readonly string[]; act: (phone: Phone) => Promise<unknown> },
  ...named: readonly string[]
): Promise<Seen> {
  for (const text of before) {
    await phone.say(text.replace('…', named[0] ?? ''))
    await world.test.settle()
  }
  return heardBy(world, phone, () => act(phone), ...named)
}

/** One turn: its work is the webhook's and that of the job that answers, without the delivery. */
async function heardBy(
  { test, mailbox }: StrangerWorld,
  phone: Phone,
  act: () => Promise<unknown>,
  ...named: readonly string[]
): Promise<Seen> {
  await mailbox.read()
  const before = phone.received().length
  const own = (phone.ownNumber ?? '').slice(-4)
  const posted = await watched(act)
  const newest = 'select person_id from inbox_event order by inbox_event.id desc limit 1'
  const { rows } = await test.bot.lockPool.query<{ person_id: string }>(newest)
  const handled = await watched(() => handleEvents(test.bot, rows[0]?.person_id ?? ''))
  await test.settle()
  const said = phone.received().slice(before)
  const mails = (await mailbox.read()).map(({ to }) => `mail to ${to}`)
  const shown = said.map(({ bubble: { text, buttons, list } }) =>
    [text.replaceAll(own, '<own>'), ...buttons.map(({ title }) => title), ...(list?.rows ?? []).map(({ title }) => title)].join(
      ' | ',
    ),
  )
  return {
    status: 200,
    headers: {},
    body: '',
    heard: [...shown.map((text) => masked(text, ...named)), ...mails],
    work: [...posted.work, ...handled.work],
  }
}

/** A business passes a number on, asks how that stands, and looks at its list and at what its webhook heard. */
export const passedOn: Knock = async (world, name) => {
  const { test, receiver } = world
  const before = receiver.received.length
  const headers = { authorization: `Bearer ${await world.keyOf('clinic')}` }
  const path = `${test.url}/api/v1/deletion-requests`
  const body = JSON.stringify({ phone_number: name })
  const json = { ...headers, 'content-type': 'application/json', 'idempotency-key': newId() }
  const posted = await look(path, { method: 'POST', headers: json, body }, name)
  await test.settle()
  const first = await fetch(`${path}?limit=1`, { headers })
  const { data } = (await first.json()) as { data: { id: string }[] }
  const id = data[0]?.id ?? ''
  const [one, list] = [await look(`${path}/${id}`, { headers }, name), await look(`${path}?limit=1`, { headers }, name)]
  const told = receiver.received.slice(before).filter((post) => post.path === '/clinic')
  const webhooks = told.map(({ raw, headers: { 'x-callmissed-event': event } }) => `${event} ${masked(raw.toString(), name)}`)
  return together({ ...posted, heard: webhooks }, one, list)
}

/** A call of a business about something that another one passed on or was told of. */
export const askedAbout =
  (what: 'status' | 'objection'): Knock =>
  async (world, name) => {
    const headers = { authorization: `Bearer ${await world.keyOf('clinic')}` }
    const path = `${world.test.url}/api/v1/deletion-requests/${name}`
    if (what === 'status') return look(path, { headers }, name)
    const json = { ...headers, 'content-type': 'application/json', 'idempotency-key': newId() }
    return look(`${path}/objections`, { method: 'POST', headers: json, body: '{"ground":"unpaid-dues"}' }, name)
  }

/** The door of the API, with this key. */
export const calledWithKey: Knock = ({ test }, name) =>
  look(`${test.url}/api/v1/deletion-requests`, { headers: { authorization: `Bearer ${name}` } }, name)
