import { wake } from '../db/wake.ts'
import { findAccount } from '../erasure/account-store.ts'
import { readCatalogue } from '../erasure/catalogue-store.ts'
import { accountEraseAt, soonerEraseAt } from '../requests/account-recovery.ts'
import { createAccountRequest } from '../requests/account-request-store.ts'
import { referenceOf } from '../requests/reference.ts'
import { addRequestEvent } from '../requests/request-store.ts'
import { newId, newReferenceLetters, newToken } from '../runtime/ids.ts'
import { pseudonym, seal } from '../runtime/keys.ts'
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

/**
 * `request create --scope account`: staff enter an owner's letter. The account is frozen within a minute and erased when its recovery
 * time is over, 72 hours from now with `--sooner`; written into the access log. One open request per account: a second call finds the first.
 */
export async function requestCreate(opened: Opened, given: GivenAccount, json: boolean): Promise<void> {
  const { config, db, keys, now, platform } = opened
  const reason = checkReason(given.reason)
  const { schema, tables: map } = readMapFile(config.dataMapFile)
  const { tenantId } = await findBusiness(platform, map, given.tenant)
  const catalogue = await readCatalogue(platform, schema)
  const account = await findAccount(platform, { map, catalogue, tenantId, now })
  if (!account)
    throw new Sentence('There is no such account: `npm run cli -- datamap check` tells whether the data map fits.', FOUND)
  await noteLook(opened, { action: 'request-create', ...named(accountPseudonym(keys, 'case', tenantId)), reason })
  const regular = accountEraseAt(now.getTime(), config.accountRecoveryDays)
  const eraseAt = new Date(given.sooner ? soonerEraseAt(regular, now.getTime()) : regular)
  const token = newToken()
  const outcome = await db.transaction(async (tx) => {
    const created = await createAccountRequest(tx, {
      id: newId(),
      reference: referenceOf(newReferenceLetters()),
      tokenHash: pseudonym(keys, 'token', token).value,
      tokenSealed: seal(keys, 'token', token),
      tenantId,
      subjectSealed: seal(keys, 'subject', JSON.stringify(account.subject)),
      language: 'en',
      provedAt: now,
      eraseAt,
      now,
    })
    if (created.is === 'exists') return created
    await addRequestEvent(tx, created.request.id, 'entered-by-staff', now, reason)
    await wake(tx, 'run-request', [created.request.id])
    return created
  })
  const { is, request } = outcome
  print(json, { is, ...requestLine(request, now) }, () => [
    is === 'scheduled'
      ? `${request.reference}: the account ${account.name} is closed now and erased at ${inIndia(request.eraseAt)}.`
      : `${request.reference} is open already: the account ${account.name} is erased at ${inIndia(request.eraseAt)}.`,
    `Until then: npm run cli -- request undo ${request.reference} --reason …`,
  ])
}

const named = ({ keyId, value }: { keyId: string; value: string }) => ({ keyId, pseudonym: value })
