import { readCatalogue } from '../erasure/catalogue-store.ts'
import { enterAccount } from '../jobs/enter-account.ts'
import { accountPseudonym } from '../subject/pseudonym.ts'
import { checkReason, noteLook } from './about-person.ts'
import { findBusiness } from './business-store.ts'
import { readMapFile } from './data-map.ts'
import type { Opened } from './open.ts'
import { inIndia, print } from './print.ts'
import { requestLine } from './requests.ts'
import { FOUND, Sentence } from './sentence.ts'

export interface GivenAccount {
  tenant: string
  reason: string
  sooner?: true
}

/** `request create --scope account`: staff enter an owner's letter, which the access log notes under the account's pseudonym. */
export async function requestCreate(opened: Opened, given: GivenAccount, json: boolean): Promise<void> {
  const { config, keys, now, platform } = opened
  const reason = checkReason(given.reason)
  const { schema, tables: dataMap } = readMapFile(config.dataMapFile)
  const { tenantId } = await findBusiness(platform, dataMap, given.tenant)
  const { keyId, value } = accountPseudonym(keys, 'case', tenantId)
  await noteLook(opened, { action: 'request-create', keyId, pseudonym: value, reason })
  const bot = { ...opened, dataMap, catalogue: await readCatalogue(platform, schema) }
  const entered = await enterAccount(bot, { tenantId, sooner: given.sooner === true, reason, now })
  if (entered.is === 'unknown') {
    throw new Sentence('There is no such account: `npm run cli -- datamap check` tells whether the data map fits.', FOUND)
  }
  const { is, name, request } = entered
  print(json, { is, ...requestLine(request, now) }, () => [
    is === 'scheduled'
      ? `${request.reference}: the account ${name} is closed now and erased at ${inIndia(request.eraseAt)}.`
      : `${request.reference} is open already: the account ${name} is erased at ${inIndia(request.eraseAt)}.`,
    `Until then: npm run cli -- request undo ${request.reference} --reason …`,
  ])
}
