import { loadChannels } from '../db/channels.ts'
import { type SyncedAccount, syncTemplates } from '../jobs/sync-templates.ts'
import { withGraph } from './graph.ts'
import type { Opened } from './open.ts'
import { print, table } from './print.ts'
import { FOUND } from './sentence.ts'

/** `templates sync`: every account has every template as it is defined here. Returns 1 while one of them cannot be sent. */
export async function templatesSync(
  { db, keys, now, config }: Opened,
  given: { dryRun: boolean },
  json: boolean,
): Promise<number> {
  const channels = (await loadChannels(db, keys)).filter(({ wabaId }) => wabaId !== '')
  const accounts = await withGraph(config, (graph) => syncTemplates({ db, graph }, channels, { dryRun: given.dryRun, now }))
  print(json, accounts, () => accounts.flatMap(linesOf))
  return accounts.every(isInOrder) ? 0 : FOUND
}

function linesOf(account: SyncedAccount): string[] {
  if ('failure' in account) return [`Account ${account.wabaId}: ${account.failure}.`]
  return [
    `Account ${account.wabaId}`,
    ...table([
      ['TEMPLATE', 'LANGUAGE', 'DONE', 'STATUS', ''],
      ...account.templates.map(({ name, language, action, status, because }) => [
        name,
        language,
        action,
        status ?? '-',
        because ?? '',
      ]),
    ]),
  ]
}

function isInOrder(account: SyncedAccount): boolean {
  return 'templates' in account && account.templates.every(({ action, status }) => action === 'same' && status === 'APPROVED')
}
