import { type SubjectIdentifiers, spellingsOf } from '../../../src/subject/subject.ts'
import { CUT_OFF, type Snapshot } from './world.ts'

type Row = Record<string, string | number | boolean | null> & { payload?: { contacts?: { wa_id: string }[] } }
type Rows = Record<string, Row[]>
type Scope = { kind: 'number' } | { kind: 'business'; tenantId: string }

/** Every row with a date of its own that leads to the subject, whoever else it names, with its business. */
export function leadingTo(
  shop: Snapshot,
  subject: SubjectIdentifiers,
): { table: string; id: string; tenant: string; at: Date }[] {
  const of = (table: string) => Object.values(shop[table] ?? {}).map((row) => JSON.parse(row) as Row)
  const phones = new Set(spellingsOf(subject, 'phone'))
  const emails = new Set(spellingsOf(subject, 'email'))
  const contact = of('contact').filter((c) => phones.has(String(c.phone)) || emails.has(String(c.email).toLowerCase()))
  const thread = of('thread').filter((t) => contact.some(({ id }) => id === t.contact_id))
  const shopOf = (note: Row) => thread.find(({ id }) => id === note.thread_id)?.tenant_id
  const inThread = (row: Row) => thread.some(({ id }) => id === row.thread_id)
  const rows = {
    contact,
    thread,
    note: of('note').filter(inThread),
    usage: of('usage').filter(inThread),
    bill: of('bill').filter((b) => phones.has(String(b.phone)) || contact.some(({ id }) => id === b.contact_id)),
    target: of('target').filter((t) => phones.has(String(t.phone))),
    delivery: of('delivery').filter((d) => (d.payload?.contacts ?? []).some(({ wa_id }) => phones.has(wa_id))),
  }
  return Object.entries(rows).flatMap(([table, list]) =>
    list.map((row) => ({
      ...{ table, id: String(row.id), tenant: String(row.tenant_id ?? shopOf(row)), at: new Date(String(row.created_at)) },
    })),
  )
}

/** The shop's erasure told a second time, in the plainest way: sets of rows, and a fixpoint for what is held back. */
export function whatShouldLeave(before: Snapshot, subject: SubjectIdentifiers, scope: Scope) {
  const rows: Rows = Object.fromEntries(
    Object.entries(before).map(([table, byKey]) => [table, Object.values(byKey).map((row) => JSON.parse(row) as Row)]),
  )
  const of = (table: string) => rows[table] ?? []
  const phones = new Set(spellingsOf(subject, 'phone'))
  const emails = new Set(spellingsOf(subject, 'email'))
  const old = (row: Row) => new Date(String(row.created_at)) <= CUT_OFF
  const here = (row: Row) => scope.kind === 'number' || row.tenant_id === scope.tenantId
  const ids = (list: Row[]) => new Set(list.map((row) => row.id))

  const contacts = of('contact').filter(
    (c) => here(c) && (phones.has(String(c.phone)) || emails.has(String(c.email).toLowerCase())),
  )
  const threads = of('thread').filter((t) => here(t) && ids(contacts).has(t.contact_id ?? null))
  const notes = of('note').filter((n) => ids(threads).has(n.thread_id ?? null))
  const bills = of('bill').filter(
    (b) => here(b) && old(b) && (phones.has(String(b.phone)) || (b.phone === null && ids(contacts).has(b.contact_id ?? null))),
  )
  const keptBills = bills.filter((b) => String(b.due) >= '2020-11-20')
  const goneBills = bills.filter((b) => !keptBills.includes(b))
  const usage = of('usage').filter((u) => here(u) && old(u) && ids(threads).has(u.thread_id ?? null))
  const targets = of('target').filter((t) => here(t) && old(t) && phones.has(String(t.phone)))
  const deliveries = of('delivery').filter(
    (d) => here(d) && old(d) && (d.payload?.contacts ?? []).some(({ wa_id }) => phones.has(wa_id)),
  )

  let goneNotes = notes.filter(old)
  for (let size = -1; size !== goneNotes.length; ) {
    size = goneNotes.length
    const gone = ids(goneNotes)
    goneNotes = goneNotes.filter((n) => of('note').every((reply) => reply.reply_to !== n.id || gone.has(reply.id)))
  }
  const marks = of('mark').filter((m) => ids(notes.filter(old)).has(m.note_id ?? null))
  const goneThreads = threads.filter(
    (t) =>
      old(t) &&
      of('note').every((n) => n.thread_id !== t.id || ids(goneNotes).has(n.id)) &&
      of('usage').every((u) => u.thread_id !== t.id || ids(usage).has(u.id)),
  )
  const goneContacts = contacts.filter(
    (c) =>
      old(c) &&
      of('thread').every((t) => t.contact_id !== c.id || ids(goneThreads).has(t.id)) &&
      of('bill').every((b) => b.contact_id !== c.id || ids(goneBills).has(b.id)),
  )
  const keys = (list: Row[]) => list.map((row) => String(row.id))
  return {
    erased: {
      contact: keys(goneContacts),
      thread: keys(goneThreads),
      note: keys(goneNotes),
      mark: keys(marks),
      bill: keys(goneBills),
      delivery: keys(deliveries),
    } as Record<string, string[]>,
    changed: {
      bill: keys(keptBills.filter((b) => b.phone !== null)),
      usage: keys(usage),
      target: keys(targets),
    } as Record<string, string[]>,
  }
}
