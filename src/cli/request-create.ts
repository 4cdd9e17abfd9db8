import { readCatalogue } from '../erasure/catalogue-store.ts'
import { enterAccount } from '../jobs/enter-account.ts'
import { accountPseudonym } from '../subject/pseudonym.ts'
import { checkReason, noteLook } from './about-person.ts'
import { findBusiness } from './business-store.ts'
import { readMapFile } from './data-map.ts'
import type { Opened } from './open.ts'
import { inIndia, print } from './print.ts'
import { type GivenLetter, requestLetter } from './request-letter.ts'
import { requestLine } from './requests.ts'
import { FOUND, Sentence } from './sentence.ts'

export interface GivenCreate extends Omit<GivenLetter, 'scope'> {
  scope: 'number' | 'business' | 'account'
  sooner?: true
}

/** `request create`: what staff enter for somebody who did not ask in a chat. */
export async function requestCreate(opened: Opened, given: GivenCreate, json: boolean): Promise<void> {
  const { scope } = given
  if (scope === 'account') return accountCreate(opened, given, json)
  if (given.sooner)
    throw new Sentence('--sooner is for accounts: a number entered by staff always leaves seven days for an undo.')
  return requestLetter(opened, { ...given, scope }, json)
}

/** An owner’s letter, which the access log notes under the account’s pseudonym. */
async function accountCreate(opened: Opened, given: GivenCreate, json: boolean): Promise<void> {
  const { config, keys, now, platform } = opened
  if (given.tenant === undefined) throw new Sentence('--scope account wants --tenant: whose account.')
  if (given.source !== undefined || given.proof !== undefined || given.phone !== undefined) {
    throw new Sentence(
      'An account takes neither --source, --proof nor --phone: what proves an owner is not what proves a number.',
    )
  }
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
