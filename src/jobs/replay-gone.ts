import { planErasure } from '../erasure/plan.ts'
import { isAnythingThere } from '../erasure/replay-look-store.ts'
import { together } from '../subject/subject.ts'
import type { Again, ReplayBot } from './replay-subject.ts'

/** So many people's spellings of their numbers fit a statement. */
const TOGETHER_MAX = 25

/**
 * The requests of those of whom the platform has nothing at all: another pass would find nothing to do. Asked of many at once, and of
 * fewer where something is there. Accounts and profiles, whom no identifier names, are not asked about.
 */
export async function goneAmong(bot: ReplayBot, people: readonly Again[]): Promise<ReadonlySet<string>> {
  const gone = new Set<string>()
  for (const group of grouped(people)) {
    for (let from = 0; from < group.length; from += TOGETHER_MAX) {
      for (const requestId of await goneOf(bot, group.slice(from, from + TOGETHER_MAX))) gone.add(requestId)
    }
  }
  return gone
}

async function goneOf(bot: ReplayBot, people: readonly Again[]): Promise<string[]> {
  const requestIds = people.map(({ entry }) => entry.requestId)
  if (!(await isAnyThere(bot, people, requestIds))) return requestIds
  if (people.length === 1) return []
  const half = Math.ceil(people.length / 2)
  return [...(await goneOf(bot, people.slice(0, half))), ...(await goneOf(bot, people.slice(half)))]
}

async function isAnyThere(bot: ReplayBot, people: readonly Again[], requestIds: readonly string[]): Promise<boolean> {
  const { dataMap: map, catalogue, clock, platform } = bot
  const [first] = people
  if (!first) return false
  const { tenantId } = first.entry
  const scope = tenantId === null ? ({ kind: 'number' } as const) : ({ kind: 'business', tenantId } as const)
  const subject = together(people.map((each) => each.subject))
  const planned = planErasure({ map, catalogue, subject, scope, cutOff: first.entry.cutOff, now: clock.now() })
  if ('refused' in planned || planned.plan.unreachable.length > 0) return true
  return isAnythingThere(platform, { plan: planned.plan, subject, requestIds })
}

/** By business; the scope "number" is of none. */
function grouped(people: readonly Again[]): Again[][] {
  const groups = new Map<string | null, Again[]>()
  for (const each of people) {
    const { scope, tenantId } = each.entry
    if (scope !== 'number' && scope !== 'business') continue
    groups.set(tenantId, [...(groups.get(tenantId) ?? []), each])
  }
  return [...groups.values()]
}
