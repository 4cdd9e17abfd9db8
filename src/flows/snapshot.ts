import { z } from 'zod'
import type { Context } from './context.ts'
import { contextSchema } from './context.ts'
import type { StateName } from './conversation.ts'
import { groupOf, groups } from './conversation.ts'

/** One conversation as it lies in the store (sealed). `value` is the innermost state's name; `context` is parsed on the way in. */
export interface StoredSnapshot {
  version: number
  value: string
  context: unknown
}

const part = z.looseObject({}).nullable()
const known = z.looseObject({ question: part.catch(null), request: part.catch(null) }).catch({ question: null, request: null })

/** What lies in a store written before now becomes the next version, one step at a time: `upgrades[0]` makes 2 of 1. */
const upgrades: readonly ((old: StoredSnapshot) => StoredSnapshot)[] = [
  (old) => {
    const context = known.parse(old.context)
    const business = (part: Record<string, unknown> | null) => part && { ...part, business: null }
    const question = context.question?.key === 'scheduled' ? business(context.question) : context.question
    const more = { failures: 0, wrongCodes: { since: 0, count: 0 } }
    return { ...old, version: 2, context: { ...context, ...more, question, request: business(context.request) } }
  },
  (old) => {
    const context = known.parse(old.context)
    const more = { email: null, codePassedAt: null, accounts: [], account: null, confirmedAt: null }
    const request = context.request && { ...context.request, kind: 'data' }
    return { ...old, version: 3, context: { ...context, ...more, request } }
  },
]
export const SNAPSHOT_VERSION = upgrades.length + 1

const envelope = z.object({ version: z.number().int().min(1), value: z.string(), context: z.unknown() })
const states: readonly string[] = Object.values(groups).flat()
const isState = (name: string): name is StateName => states.includes(name)

export type ReadSnapshot = { is: 'read'; value: StateName; context: Context } | { is: 'unreadable' }

/**
 * Never throws: what cannot be read starts anew, as a named outcome. What a newer program left here (its deploy was taken back) is read where
 * nothing but a confirmed request or nothing at all is open; of a question that it asked nobody here knows all that a yes would mean.
 */
export function readSnapshot(stored: unknown): ReadSnapshot {
  const parsed = envelope.safeParse(stored)
  if (!parsed.success) return { is: 'unreadable' }
  const current = upgrades.slice(parsed.data.version - 1).reduce((old, upgrade) => upgrade(old), parsed.data)
  const context = contextSchema.safeParse(current.context)
  if (!context.success || !isState(current.value)) return { is: 'unreadable' }
  if (parsed.data.version > SNAPSHOT_VERSION && groupOf(current.value) === 'unconfirmed') return { is: 'unreadable' }
  return { is: 'read', value: current.value, context: context.data }
}

/** The random id under which the open question went out last, if one is open. */
export function openPromptOf(stored: StoredSnapshot | undefined): string | undefined {
  const read = stored === undefined ? undefined : readSnapshot(stored)
  return read?.is === 'read' ? read.context.prompt?.id : undefined
}

/** The reference of the request in talk, where the conversation would name its one business. */
export function namedRequestOf(stored: StoredSnapshot | undefined): string | undefined {
  const read = stored === undefined ? undefined : readSnapshot(stored)
  const request = read?.is === 'read' ? read.context.request : null
  return request?.kind === 'data' && request.business !== null ? request.reference : undefined
}

export function writeSnapshot(value: StateName, context: Context): StoredSnapshot {
  return { version: SNAPSHOT_VERSION, value, context }
}
