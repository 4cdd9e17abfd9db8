import { dropWaiting } from '../forwards/forward-store.ts'
import { accountPseudonym } from '../subject/pseudonym.ts'
import { checkReason, noteLook } from './about-person.ts'
import { findBusiness } from './business-store.ts'
import { readMapFile } from './data-map.ts'
import type { Opened } from './open.ts'
import { print } from './print.ts'

/** `forwards drop`: what this business passed on and nobody was asked about yet is withdrawn, and its numbers are forgotten. */
export async function forwardsDrop(opened: Opened, given: { tenant: string; reason: string }, json: boolean): Promise<void> {
  const { db, keys, platform, config } = opened
  const reason = checkReason(given.reason)
  const { tenantId, name } = await findBusiness(platform, readMapFile(config.dataMapFile), given.tenant)
  const { keyId, value } = accountPseudonym(keys, 'case', tenantId)
  await noteLook(opened, { action: 'forwards-drop', keyId, pseudonym: value, reason, target: tenantId })
  const dropped = await dropWaiting(db, tenantId)
  print(json, { tenantId, dropped }, () => [
    `${dropped} withdrawn that ${name} had passed on: nobody is asked about them. Who was asked already can still answer.`,
    'While one of its keys works it can pass on more: revoke that first, and run this once more.',
  ])
}
