import type { ErasurePlan } from '../erasure/plan.ts'
import { withOwnWords as judged } from '../erasure/since-store.ts'
import { noteOnRequest, type RequestRow } from '../requests/request-store.ts'
import { seal, unseal } from '../runtime/keys.ts'
import type { SubjectIdentifiers } from '../subject/subject.ts'
import { takenAmong } from '../webhook/taken-store.ts'
import type { Bot } from './bot.ts'

type Newer = Readonly<Record<string, readonly string[]>>

/**
 * The plan, with what the person's own deletion conversation left in a business's chat after the cut-off: it makes nobody a customer again. From its
 * start on what was judged so is remembered with the request, for its evidence goes before the chat: a pass that breaks off between the two would leave
 * that for good. One that was put off remembers nothing, and judges anew: whoever came back to the business meanwhile keeps what stands there.
 */
export async function withOwnWords(
  bot: Pick<Bot, 'db' | 'keys' | 'platform' | 'clock'>,
  plan: ErasurePlan,
  subject: SubjectIdentifiers,
  request?: Pick<RequestRow, 'id' | 'newerSealed' | 'startedAt'>,
): Promise<ErasurePlan> {
  const { db, keys, platform, clock } = bot
  const found = await judged(platform, { plan, subject }, (wamids) => takenAmong(db, keys, wamids, clock.now()))
  const begun = request && request.startedAt !== null ? request : undefined
  // Sealed below, and authenticated by the seal.
  const before = begun?.newerSealed ? (JSON.parse(unseal(keys, 'subject', begun.newerSealed)) as Newer) : {}
  const newer = together(before, found.also ?? {})
  if (Object.keys(newer).length === 0) return plan
  if (begun && JSON.stringify(newer) !== JSON.stringify(before))
    await noteOnRequest(db, begun.id, { newerSealed: sealedWords(bot, newer) }, clock.now())
  // Of a table that is no longer planned nothing is taken.
  return { ...plan, also: Object.fromEntries(Object.entries(newer).filter(([table]) => plan.map[table] !== undefined)) }
}

/** As it is remembered. */
export function sealedWords({ keys }: Pick<Bot, 'keys'>, newer: Newer | undefined): string | null {
  return newer === undefined ? null : seal(keys, 'subject', JSON.stringify(newer))
}

function together(before: Newer, now: Newer): Newer {
  const tables = [...new Set([...Object.keys(before), ...Object.keys(now)])].sort()
  return Object.fromEntries(tables.map((table) => [table, [...new Set([...(before[table] ?? []), ...(now[table] ?? [])])]]))
}
