import type { RequestScope } from '../requests/request.ts'
import type { SubjectIdentifiers } from '../subject/subject.ts'

/** `erase-after`: the law keeps it until a day, and it goes on that day. */
export const verbs = ['erase-now', 'erase-after'] as const
export type Verb = (typeof verbs)[number]
export const identifiers = ['phone', 'user_id', 'email'] as const
export type KnowsBy = (typeof identifiers)[number]
/** What staff may note of an answer that came another way. */
export const settlements = ['done', 'scheduled', 'refused'] as const
export type ProcessorEvent = 'data_deletion.erase_now' | 'data_deletion.erase_after'
/** `left`: erased but for what has become the entry of a customer again, which only the bot itself can tell. */
export type TaskState = 'pending' | 'told' | 'scheduled' | 'done' | 'left' | 'refused' | 'unanswered'

/** CallMissed's own directory of contacts at Meta: reached through the Graph API, not by a webhook. */
export const CONTACT_BOOK = 'meta-contact-book'

/** Somebody to whom CallMissed has handed data. */
export interface Processor {
  id: string
  name: string
  kind: 'webhook' | typeof CONTACT_BOOK
  categories: readonly string[]
  verbs: readonly Verb[]
  knowsBy: readonly KnowsBy[]
  answerHours: number
}

/** What one erasure concerns. */
export interface Concern {
  scope: RequestScope
  subject: SubjectIdentifiers
  /** The data map's categories that the plan has touched. */
  categories: readonly string[]
  /** Of them, those from which the law keeps rows, with the last of their days, yyyy-mm-dd. */
  kept: readonly { category: string; until: string }[]
}

export interface Asked {
  verb: Verb
  categories: string[]
  eraseOn: string | null
  /** False: the processor cannot do this; staff have to arrange it. */
  isAble: boolean
}

/** What a processor is asked for: at once what nothing keeps, and on each day what the law keeps until then. Nothing when it cannot hold anything. */
export function asksOf(processor: Processor, { scope, subject, categories, kept }: Concern): Asked[] {
  const known = identifiersFor(processor, subject)
  const isKnown = known.phones.length + known.userIds.length + known.emails.length > 0
  if (!isKnown && scope.kind !== 'account') return []
  const concerned = processor.categories.filter((category) => categories.includes(category))
  const untilOf = (category: string) => lastOf(kept.filter((each) => each.category === category).map(({ until }) => until))
  const days = [...new Set(concerned.map(untilOf))].toSorted((one, other) => (one ?? '').localeCompare(other ?? ''))
  return days.map((eraseOn) => {
    const verb = eraseOn === null ? ('erase-now' as const) : ('erase-after' as const)
    const goes = concerned.filter((category) => untilOf(category) === eraseOn)
    return { verb, categories: goes, eraseOn, isAble: processor.verbs.includes(verb) }
  })
}

const lastOf = (days: readonly string[]): string | null => days.toSorted().at(-1) ?? null

/** A processor is given the identifiers under which it knows people, and no others. */
function identifiersFor({ knowsBy }: Pick<Processor, 'knowsBy'>, subject: SubjectIdentifiers): SubjectIdentifiers {
  return {
    phones: knowsBy.includes('phone') ? subject.phones : [],
    userIds: knowsBy.includes('user_id') ? subject.userIds : [],
    emails: knowsBy.includes('email') ? subject.emails : [],
  }
}

export interface TaskBody {
  id: string
  processor: Pick<Processor, 'knowsBy'>
  asked: Asked
  scope: RequestScope
  subject: SubjectIdentifiers
  /** What is dated up to this moment is to go. */
  upTo: Date
  answerBy: Date
  /** Where the answer goes. */
  answerAt: string
  now: Date
}

export const eventOf = (verb: Verb): ProcessorEvent =>
  verb === 'erase-now' ? 'data_deletion.erase_now' : 'data_deletion.erase_after'

/** The JSON text a processor receives. It names the person, so it is sealed wherever it rests. */
export function composeTask({ id, processor, asked, scope, subject, upTo, answerBy, answerAt, now }: TaskBody): string {
  const { phones, userIds, emails } = identifiersFor(processor, subject)
  return JSON.stringify({
    event: eventOf(asked.verb),
    created_at: now.toISOString(),
    task: id,
    data: {
      scope: scope.kind,
      tenant_id: scope.kind === 'number' ? null : scope.tenantId,
      subject: { phone_numbers: phones, whatsapp_user_ids: userIds, emails },
      categories: asked.categories,
      up_to: upTo.toISOString(),
      ...(asked.eraseOn === null ? {} : { erase_on: asked.eraseOn }),
      answer_by: answerBy.toISOString(),
      answer_at: answerAt,
    },
  })
}

/** How a processor stands, in the words of receipts, metrics and the command line. */
export type Standing = 'pending' | 'overdue' | 'scheduled' | 'done' | 'left' | 'refused'

/** Overdue too: what could not be asked any longer, and a day that came and went without word. */
export function standingOf({ state, overdueAt }: { state: TaskState; overdueAt: Date | null }): Standing {
  if (state === 'done' || state === 'left' || state === 'refused') return state
  if (state === 'unanswered' || overdueAt !== null) return 'overdue'
  return state === 'scheduled' ? state : 'pending'
}

/** Whether nothing is left to wait for: it is erased, or stays with good reason, or goes on its day, which has not gone by. */
export const isConfirmed = (task: { state: TaskState; overdueAt: Date | null }): boolean =>
  ['done', 'left', 'scheduled'].includes(standingOf(task))
export const isWaiting = (state: TaskState): boolean => state === 'pending' || state === 'told'

/** A processor on a receipt: what it was asked for and how it stood. */
export interface ProcessorLine {
  processor: string
  asked: Verb
  /** The day from which it may erase, for `erase-after`. */
  on?: string
  standing: Standing
}

export function lineOf(task: {
  name: string
  verb: Verb
  eraseOn: string | null
  state: TaskState
  overdueAt: Date | null
}): ProcessorLine {
  const { name, verb, eraseOn } = task
  return { processor: name, asked: verb, ...(eraseOn === null ? {} : { on: eraseOn }), standing: standingOf(task) }
}

/** As receipts name a processor that has not confirmed. */
export const unconfirmedName = (processor: string): string => `processor:${processor}`
export const namesProcessor = (rest: readonly string[]): boolean => rest.some((name) => name.startsWith(unconfirmedName('')))
