import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { BotDb, BotTx } from '../db/client.ts'
import { processor } from '../db/schema.ts'
import { type KeyRing, seal, unseal } from '../runtime/keys.ts'
import type { Endpoint } from './notify-business.ts'
import { CONTACT_BOOK, type KnowsBy, type Processor, type Standing, type Verb, verbs } from './processor-task.ts'

const PURPOSE = 'processor-secret'
const CONTACT_BOOK_HOURS = 24
// As long as one that the command line makes.
const NOBODYS_SECRET = 'n'.repeat(44)

type Row = typeof processor.$inferSelect

export interface NewProcessor extends Omit<Processor, 'kind'> {
  endpoint: string
  secret: string
}

/** Adds a processor, or renews the one of this name. Says which; undefined when the name is Meta's, which nobody else may take. */
export async function addProcessor(
  db: BotDb | BotTx,
  keys: KeyRing,
  added: NewProcessor,
  now: Date,
): Promise<'added' | 'renewed' | undefined> {
  if (added.name === CONTACT_BOOK) return undefined
  const { id, name, endpoint, secret, categories, verbs, knowsBy, answerHours } = added
  const row = {
    ...{ kind: 'webhook' as const, endpoint, answerHours, removedAt: null, secretSealed: seal(keys, PURPOSE, secret) },
    ...{ categories: [...categories], verbs: [...verbs], knowsBy: [...knowsBy] },
  }
  const [stored] = await db
    .insert(processor)
    .values({ ...row, id, name, createdAt: now })
    .onConflictDoUpdate({ target: processor.name, set: row })
    .returning({ id: processor.id })
  if (!stored) throw new Error('The processor was not stored.')
  return stored.id === id ? 'added' : 'renewed'
}

/** Meta's contact book is a processor from the first erasure on that it concerns. */
export async function addContactBook(tx: BotTx, id: string, now: Date): Promise<void> {
  await tx
    .insert(processor)
    .values({
      ...{ id, name: CONTACT_BOOK, kind: CONTACT_BOOK, categories: ['messaging'], verbs: [...verbs], knowsBy: ['user_id'] },
      ...{ answerHours: CONTACT_BOOK_HOURS, createdAt: now },
    })
    .onConflictDoNothing({ target: processor.name })
}

/** No new request goes to it; what it was asked before it may still answer. False when there is none of this name. */
export async function removeProcessor(db: BotDb, name: string, now: Date): Promise<boolean> {
  const rows = await db
    .update(processor)
    .set({ removedAt: now })
    .where(and(eq(processor.name, name), isNull(processor.removedAt)))
    .returning({ id: processor.id })
  return rows.length > 0
}

/** Those that are told of new requests, by name. */
export async function activeProcessors(db: BotDb | BotTx): Promise<Processor[]> {
  return (await db.select().from(processor).where(isNull(processor.removedAt)).orderBy(asc(processor.name))).map(toProcessor)
}

export async function processorById(db: BotDb, id: string): Promise<Processor | undefined> {
  const [row] = await db.select().from(processor).where(eq(processor.id, id))
  return row && toProcessor(row)
}

/** Where a processor is called, and the secret it signs with; undefined for one that is no webhook. */
export async function endpointOf(db: BotDb, keys: KeyRing, id: string): Promise<Endpoint | undefined> {
  const [row] = await db.select().from(processor).where(eq(processor.id, id))
  return row?.endpoint && row.secretSealed ? { url: row.endpoint, secret: unseal(keys, PURPOSE, row.secretSealed) } : undefined
}

/**
 * The one that calls itself by this name, with its secret; a removed one may still answer what it was asked. For a name that nobody has
 * the same work is done.
 */
export async function answering(db: BotDb, keys: KeyRing, name: string): Promise<{ id: string; secret: string } | undefined> {
  const [row] = await db.select().from(processor).where(eq(processor.name, name))
  const secret = unseal(keys, PURPOSE, row?.secretSealed ?? decoyOf(keys))
  return row?.secretSealed ? { id: row.id, secret } : undefined
}

const decoys = new WeakMap<KeyRing, string>()

function decoyOf(keys: KeyRing): string {
  const decoy = decoys.get(keys) ?? seal(keys, PURPOSE, NOBODYS_SECRET)
  decoys.set(keys, decoy)
  return decoy
}

export interface ListedProcessor extends Processor {
  endpoint: string | null
  removedAt: Date | null
  /** Tasks it has not settled, how many of them are overdue, and those it has refused. */
  waiting: number
  overdue: number
  refused: number
}

/** All of them, by name, without secrets. */
export async function listProcessors(db: BotDb): Promise<ListedProcessor[]> {
  const standing = await countOpen(db)
  const count = (name: string, ...wanted: Standing[]) =>
    standing
      .filter((each) => each.processor === name && wanted.includes(each.standing))
      .reduce((sum, { tasks }) => sum + tasks, 0)
  const rows = await db.select().from(processor).orderBy(asc(processor.name))
  return rows.map((row) => {
    const { name, endpoint, removedAt } = row
    const [waiting, overdue, refused] = [count(name, 'pending', 'overdue'), count(name, 'overdue'), count(name, 'refused')]
    return { ...toProcessor(row), endpoint, removedAt, waiting, overdue, refused }
  })
}

/** How many tasks of each processor are pending, overdue and refused; each is named, with 0 where there is none. */
export async function countOpen(db: BotDb): Promise<{ processor: string; standing: Standing; tasks: number }[]> {
  const { rows } = await db.execute<{ processor: string; pending: number; overdue: number; refused: number }>(sql`
    select p.name as processor,
      (count(*) filter (where t.state in ('pending', 'told') and t.overdue_at is null))::int as pending,
      (count(*) filter (where t.state = 'unanswered' or (t.overdue_at is not null and t.state not in ('done', 'left', 'refused'))))::int as overdue,
      (count(*) filter (where t.state = 'refused'))::int as refused
    from processor p left join processor_task t on t.processor_id = p.id
      and (t.state in ('pending', 'told', 'refused', 'unanswered') or t.overdue_at is not null)
    group by p.name order by p.name`)
  return rows.flatMap(({ processor, ...counts }) =>
    (['pending', 'overdue', 'refused'] as const).map((standing) => ({ processor, standing, tasks: counts[standing] })),
  )
}

// Both lists are checked by the table itself.
function toProcessor({ id, name, kind, categories, verbs, knowsBy, answerHours }: Row): Processor {
  return { id, name, kind, categories, verbs: verbs as Verb[], knowsBy: knowsBy as KnowsBy[], answerHours }
}
