import { proposeStart } from '../jobs/propose-start.ts'
import { judgeOwner } from '../requests/letter-proof.ts'
import { checkReason, operator } from './about-person.ts'
import { findBusiness } from './business-store.ts'
import { readMapFile } from './data-map.ts'
import type { Opened } from './open.ts'
import { proposalPrinted } from './request-decide.ts'
import { dayOf, type GivenLetter, languageOf, REFUSALS, requestLetter } from './request-letter.ts'
import { Sentence } from './sentence.ts'

export interface GivenCreate extends Omit<GivenLetter, 'scope'> {
  scope: 'number' | 'business' | 'account'
  sooner?: true
}

/** `request create`: what staff enter for somebody who did not ask in a chat. A second person approves it before anything is done. */
export async function requestCreate(opened: Opened, given: GivenCreate, json: boolean): Promise<void> {
  const { scope } = given
  if (scope === 'account') return accountCreate(opened, given, json)
  if (given.sooner)
    throw new Sentence('--sooner is for accounts: a number entered by staff always leaves seven days for an undo.')
  return requestLetter(opened, { ...given, scope }, json)
}

/** An owner’s letter, which the access log notes under the account’s pseudonym. */
async function accountCreate(opened: Opened, given: GivenCreate, json: boolean): Promise<void> {
  const { config, now, platform } = opened
  if (given.tenant === undefined) throw new Sentence('--scope account wants --tenant: whose account.')
  if (given.source !== undefined || given.phone !== undefined || given.case !== undefined) {
    throw new Sentence('An account takes neither --source, --phone nor --case: what proves an owner is not what proves a number.')
  }
  const judged = judgeOwner(given.proof)
  if ('refused' in judged) throw new Sentence(REFUSALS[judged.refused])
  const file = checkReason(given.reason)
  const { tenantId } = await findBusiness(platform, readMapFile(config.dataMapFile), given.tenant)
  const proposed = await proposeStart(
    { ...opened, clock: { now: () => now } },
    { kind: 'account', tenantId, sooner: given.sooner === true, proof: judged.proof, language: languageOf(given.language), file },
    { id: operator(), role: null, reason: file },
    dayOf(given.until, now),
  )
  if (proposed.is === 'refused') throw new Sentence(REFUSALS[proposed.why])
  proposalPrinted(opened, proposed, json, 'Until then the account works as before.')
}
