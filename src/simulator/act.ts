import { z } from 'zod'
import type { ChatBook, Entry, Tick } from './chat-book.ts'
import { pairOf } from './contacts.ts'
import type { Carried, How, Phone } from './phone.ts'
import { inventNumber, mintWamid } from './wamid.ts'

const id = z.string().min(1).max(512)
const text = z.string().trim().min(1).max(4096)

/** What a person can do on the page. `answers` is the wamid of the message whose button, row or bubble was touched. */
export const act = z.discriminatedUnion('do', [
  z.object({ do: z.literal('say'), text, forwarded: z.boolean().default(false) }),
  z.object({ do: z.literal('tap'), button: id, title: text, answers: id }),
  z.object({ do: z.literal('choose'), row: id, title: text, answers: id }),
  z.object({ do: z.literal('photo'), caption: z.string().max(1024) }),
  z.object({ do: z.literal('voice'), words: z.string().trim().max(500), seconds: z.number().int().min(1).max(180) }),
  z.object({ do: z.literal('contact'), own: z.boolean() }),
  z.object({ do: z.literal('react'), emoji: z.string().max(16), answers: id }),
  z.object({ do: z.literal('edit'), text, answers: id }),
  z.object({ do: z.literal('delete'), answers: id }),
])
export type Act = z.infer<typeof act>

/** Does it: the bubble stands in the chat at once, its tick follows what the webhook says. */
export async function perform(phone: Phone, book: ChatBook, now: Date, what: Act): Promise<Entry> {
  const pair = pairOf(phone.channel.phoneNumberId, phone.contact)
  const wamid = mintWamid(phone.contact.phone ?? phone.contact.userId, 'in')
  const entry: Entry = { id: wamid, mine: true, at: now.toISOString(), ...shown(phone, what), tick: 'sending' }
  book.put(pair, entry)
  const { outcome } = await carry(phone, what, { wamid })
  // A read receipt may have overtaken the answer to the POST.
  const current = book.entries(pair).find((candidate) => candidate.id === wamid) ?? entry
  const tick: Tick = current.tick === 'read' ? 'read' : outcome.status === 200 ? 'delivered' : 'failed'
  const note = noteOn(outcome, wamid)
  const settled: Entry = { ...current, tick, ...(note === null ? {} : { note }) }
  book.put(pair, settled)
  return settled
}

function carry(phone: Phone, what: Act, how: How): Promise<Carried> {
  switch (what.do) {
    case 'say':
      return phone.say(what.text, { ...how, forwarded: what.forwarded })
    case 'tap':
      return phone.tap(what.button, { ...how, answers: what.answers })
    case 'choose':
      return phone.choose(what.row, { ...how, answers: what.answers })
    case 'photo':
      return phone.photo(what.caption || undefined, how)
    case 'voice':
      return phone.voiceNote(what.words, { ...how, seconds: what.seconds })
    case 'contact':
      return phone.shareContact(numberToShare(phone, what.own), what.own ? 'contact_request' : 'other', how)
    case 'react':
      return phone.react(what.answers, what.emoji || undefined, how)
    case 'edit':
      return phone.edit(what.answers, what.text, how)
    case 'delete':
      return phone.revoke(what.answers, how)
  }
}

function shown(phone: Phone, what: Act): Pick<Entry, 'kind' | 'bubble' | 'spoken'> {
  const bubble = (words: string) => ({ text: words, buttons: [] })
  switch (what.do) {
    case 'say':
      return { kind: what.forwarded ? 'forwarded' : 'text', bubble: bubble(what.text) }
    case 'tap':
    case 'choose':
      return { kind: 'answer', bubble: bubble(what.title) }
    case 'photo':
      return { kind: 'photo', bubble: bubble(what.caption) }
    case 'voice':
      return { kind: 'voice', bubble: bubble(clockOf(what.seconds)), spoken: what.words }
    case 'contact':
      return { kind: 'contact', bubble: bubble(numberToShare(phone, what.own)) }
    case 'react':
      return { kind: 'reaction', bubble: bubble(what.emoji) }
    case 'edit':
      return { kind: 'edited', bubble: bubble(what.text) }
    case 'delete':
      return { kind: 'deleted', bubble: bubble('') }
  }
}

/** As players show it: 0:04, 1:15. */
function clockOf(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** One's own number (invented where the demo has none), or somebody else's. */
function numberToShare({ contact, ownNumber }: Phone, own: boolean): string {
  return own ? (ownNumber ?? inventNumber(contact.userId)) : inventNumber(`somebody else than ${contact.userId}`)
}

const taken = z.object({ taken: z.array(z.string()) })

/** The 200 lists the messages that the deletion bot has taken; what it left on a shared channel belongs to the business. */
function noteOn({ status, body }: Carried['outcome'], wamid: string): string | null {
  if (status === 0) return 'The webhook did not answer. WhatsApp tries again.'
  if (status !== 200) return `The webhook answered ${status}. WhatsApp tries again.`
  const list = taken.safeParse(parsed(body)).data?.taken
  return list && !list.includes(wamid) ? 'Not for the deletion bot: the business’s own bot answers this one.' : null
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}
