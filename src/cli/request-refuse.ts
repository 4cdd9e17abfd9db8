import { bindingsOf } from '../db/bindings.ts'
import { refuseRequest } from '../jobs/refuse-request.ts'
import type { RefusalReason } from '../requests/request.ts'
import { accountPseudonym } from '../subject/pseudonym.ts'
import { checkReason, isGuarded, noteLook } from './about-person.ts'
import type { Opened } from './open.ts'
import { print } from './print.ts'
import { findRequest } from './request-show.ts'
import { requestLine } from './requests.ts'
import { FOUND, Sentence } from './sentence.ts'

/** `request refuse`: before its erasure begins; the person hears at once why, and whom to complain to. */
export async function requestRefuse(
  opened: Opened,
  reference: string,
  given: { because: RefusalReason; reason: string },
  json: boolean,
): Promise<void> {
  const reason = checkReason(given.reason)
  const { db, keys, config, now } = opened
  const row = await findRequest(opened, reference)
  const [binding] = row.personId === null ? [] : await bindingsOf(db, row.personId)
  const account = row.tenantId === null ? undefined : accountPseudonym(keys, 'case', row.tenantId)
  const about = binding
    ? { keyId: binding.keyId, pseudonym: binding.pseudonym }
    : account && { keyId: account.keyId, pseudonym: account.value }
  if (isGuarded(opened) && about) await noteLook(opened, { action: 'request-refuse', ...about, reason })
  const refused = await refuseRequest({ db, keys, config, clock: { now: () => now } }, row.id, given.because)
  if (!refused) {
    throw new Sentence(
      `${row.reference} is ${row.state}: only a confirmed request whose erasure has not begun can be refused.`,
      FOUND,
    )
  }
  print(json, requestLine(refused, now), () => [
    refused.personId === null
      ? `${refused.reference} is refused, and the data is in use again within a minute. It came by letter: write to the owner why, and where to complain.`
      : `${refused.reference} is refused: the person is told why and where to complain, and the data is in use again within a minute.`,
  ])
}
