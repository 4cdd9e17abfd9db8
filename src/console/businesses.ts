import { type Tenant, tenantNames, tenantsCalled } from '../erasure/tenant-name-store.ts'
import type { Bot } from '../jobs/bot.ts'
import { isTenantId } from '../subject/tenant-id.ts'
import { businessesOf } from './case-list.tsx'
import { isTenantOfOurs } from './find-store.ts'

type Naming = Pick<Bot, 'db' | 'channels' | 'platform' | 'dataMap' | 'catalogue'>
const mapOf = ({ catalogue, dataMap }: Naming) => ({ schema: catalogue.schema, tables: dataMap })

/** How many are shown where a piece of a name was typed. */
const SHOWN = 20

/** The names of all businesses that have a chat, and of these others, as far as the platform knows them and answers. */
export async function namesOf(bot: Naming, tenantIds: readonly (string | null)[]): Promise<Map<string, string>> {
  const names = businessesOf(bot)
  const others = [...new Set(tenantIds.filter((id) => id !== null && !names.has(id)))].filter((id) => id !== null)
  if (others.length === 0) return names
  const found = await tenantNames(bot.platform, mapOf(bot), others).catch(() => new Map<string, string>())
  return new Map([...names, ...found])
}

export interface FoundBusinesses {
  businesses: readonly Tenant[]
  /** Only what the bot itself knows was looked through: businesses with a chat, and ids. */
  isPlatformSilent: boolean
  /** More than are shown have this piece in their name. */
  isCut: boolean
}

/**
 * Whoever is called so, or has this id: on the platform, with or without a chat; with a chat here; and accounts that are closed, by their
 * id in requests of old.
 */
export async function findBusinesses(bot: Naming, typed: string): Promise<FoundBusinesses> {
  const ours = [...businessesOf(bot)].map(([tenantId, name]) => ({ tenantId, name }))
  const isCalled = ({ tenantId, name }: Tenant) =>
    tenantId.toLowerCase() === typed.toLowerCase() || name.toLowerCase().includes(typed.toLowerCase())
  const known = ours.filter(isCalled)
  const there = await tenantsCalled(bot.platform, mapOf(bot), typed, { part: true, limit: SHOWN + 1 }).catch(() => undefined)
  const all = new Map([...(there ?? []), ...known].map((each) => [each.tenantId, each]))
  const isClosed = isTenantId(typed) && !all.has(typed) && (await isTenantOfOurs(bot.db, typed))
  const closed = isClosed ? [{ tenantId: typed, name: `Business ${typed.slice(0, 8)}, whose name is gone` }] : []
  const found = [...all.values(), ...closed]
  return { businesses: found.slice(0, SHOWN), isPlatformSilent: there === undefined, isCut: found.length > SHOWN }
}

/** Whether there is such a business; undefined: the platform does not answer, and it has no chat here. */
export async function isBusiness(bot: Naming, tenantId: string): Promise<boolean | undefined> {
  if (businessesOf(bot).has(tenantId)) return true
  const called = await tenantsCalled(bot.platform, mapOf(bot), tenantId, { limit: 2 }).catch(() => undefined)
  return called?.some((each) => each.tenantId === tenantId)
}
