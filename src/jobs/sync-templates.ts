import { noteTemplates } from '../db/channel-health.ts'
import type { Channel } from '../db/channels.ts'
import {
  type AccountChannel,
  createTemplate,
  editTemplate,
  type KnownTemplate,
  listTemplates,
  saysTheSame,
} from '../graph-api/message-templates.ts'
import type { ManagementResult } from '../graph-api/result.ts'
import { type NamedTemplate, templates } from '../outbox/templates/template-catalogue.ts'
import type { Bot } from './bot.ts'

export type SyncDeps = Pick<Bot, 'db' | 'graph'>

/** What was found of one template on one account, and what was done about it. */
export interface SyncedTemplate {
  wabaId: string
  name: string
  language: string
  /** `differs`: it reads otherwise and was left so. */
  action: 'same' | 'created' | 'edited' | 'would-create' | 'would-edit' | 'differs' | 'failed'
  /** As Meta has it now; null when it is not there. */
  status: string | null
  /** Why it was left or failed. */
  because?: string
}

export type SyncedAccount = { wabaId: string; templates: SyncedTemplate[] } | { wabaId: string; failure: string }

/** Meta edits these alone. */
const EDITABLE = ['APPROVED', 'REJECTED', 'PAUSED']

/** Compares the definitions with what each account has, creates what is missing and replaces what reads otherwise, unless it is a dry run. */
export async function syncTemplates(
  deps: SyncDeps,
  channels: readonly Channel[],
  { dryRun, now }: { dryRun: boolean; now: Date },
): Promise<SyncedAccount[]> {
  const accounts: SyncedAccount[] = []
  for (const wabaId of new Set(channels.map((channel) => channel.wabaId))) {
    const mine = channels.filter((channel) => channel.wabaId === wabaId)
    const [first] = mine
    if (first) accounts.push(await syncAccount(deps, mine, accountOf(first), { dryRun, now }))
  }
  return accounts
}

/** What is said of an account's templates: as Meta has them now, kept for every channel on it. */
export async function readAccount(
  deps: SyncDeps,
  channels: readonly Channel[],
  account: AccountChannel,
  now: Date,
): Promise<{ ok: true; known: KnownTemplate[] } | { ok: false; failure: string }> {
  const listed = await listTemplates(deps.graph, account)
  if (!listed.ok) return { ok: false, failure: failureOf(listed) }
  const news = templates.map(({ name, language }) => {
    const known = find(listed.templates, name, language)
    const quality = known?.quality_score?.score
    return { name, language, status: known?.status ?? 'MISSING', ...(quality === undefined ? {} : { quality }) }
  })
  await noteTemplates(
    deps.db,
    channels.map(({ id }) => id),
    news,
    now,
  )
  return { ok: true, known: listed.templates }
}

async function syncAccount(
  deps: SyncDeps,
  channels: readonly Channel[],
  account: AccountChannel,
  { dryRun, now }: { dryRun: boolean; now: Date },
): Promise<SyncedAccount> {
  const { wabaId } = account
  const read = await readAccount(deps, channels, account, now)
  if (!read.ok) return { wabaId, failure: read.failure }
  const synced: SyncedTemplate[] = []
  for (const template of templates) synced.push(await syncOne(deps, account, template, read.known, dryRun))
  const changed = synced.filter(({ action }) => action === 'created' || action === 'edited')
  const news = changed.map(({ name, language, status }) => ({ name, language, status: status ?? 'PENDING' }))
  await noteTemplates(
    deps.db,
    channels.map(({ id }) => id),
    news,
    now,
  )
  return { wabaId, templates: synced }
}

async function syncOne(
  deps: SyncDeps,
  account: AccountChannel,
  template: NamedTemplate,
  all: readonly KnownTemplate[],
  dryRun: boolean,
): Promise<SyncedTemplate> {
  const { name, language } = template
  const known = find(all, name, language)
  const line = { wabaId: account.wabaId, name, language, status: known?.status ?? null }
  if (known && saysTheSame(template, known)) return { ...line, action: 'same' }
  if (!known) {
    if (dryRun) return { ...line, action: 'would-create' }
    const created = await createTemplate(deps.graph, account, template)
    return created.ok
      ? { ...line, action: 'created', status: created.status }
      : { ...line, action: 'failed', because: failureOf(created) }
  }
  if (!EDITABLE.includes(known.status))
    return { ...line, action: 'differs', because: `Meta edits no template that is ${known.status}` }
  if (dryRun) return { ...line, action: 'would-edit' }
  const edited = await editTemplate(deps.graph, account, known.id, template)
  return edited.ok ? { ...line, action: 'edited', status: 'PENDING' } : { ...line, action: 'failed', because: failureOf(edited) }
}

function find(all: readonly KnownTemplate[], name: string, language: string): KnownTemplate | undefined {
  return all.find((each) => each.name === name && each.language === language)
}

export function accountOf({ phoneNumberId, wabaId, accessToken, appSecrets }: Channel): AccountChannel {
  return { phoneNumberId, wabaId, accessToken, appSecret: appSecrets[0] ?? '' }
}

/** Why Meta did not do it, in words without a token or a number. */
export function failureOf(result: Exclude<ManagementResult, { ok: true }>): string {
  if (result.kind === 'unreachable') return 'Meta cannot be reached'
  if (result.kind === 'unknown') return 'Meta’s answer cannot be read'
  if (result.code === null) return `the answer was not Meta’s (status ${result.httpStatus})`
  return `Meta refused it with code ${result.code}${result.details === undefined ? '' : `: ${result.details}`}`
}
