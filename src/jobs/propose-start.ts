import type { BotTx } from '../db/client.ts'
import { isSilenced } from '../forwards/contact-store.ts'
import { mailCaseById } from '../mail/intake-store.ts'
import { caseByReference } from '../requests/case-store.ts'
import { mayBeForAnother } from '../requests/grievance.ts'
import { judgeOwner, judgeProof, type ProofRefusal, type StaffProof } from '../requests/letter-proof.ts'
import { isMailCaseId } from '../requests/reference.ts'
import { addProposal, openStarts, type Proposal } from '../requests/staff-action-store.ts'
import {
  type AccountWish,
  groundOf,
  isSameStart,
  type LetterWish,
  openWish,
  type StartWish,
  sealWish,
} from '../requests/start-wish.ts'
import { newId } from '../runtime/ids.ts'
import type { Bot } from './bot.ts'
import { PROPOSAL_LAPSES_MS } from './propose-action.ts'
import { type Actor, noteStart } from './staff.ts'

/** As staff enter it: what proves it is judged here. */
export type GivenStart = Given<LetterWish> | Given<AccountWish>
type Given<W> = Omit<W, 'proof'> & { proof: StaffProof | undefined }

export type StartRefusal = ProofRefusal | 'bad-date' | 'denied-by-the-person'

export type ProposedStart =
  | { is: 'proposed'; proposal: Proposal }
  /** The same waits for its second person already. */
  | { is: 'proposed-before'; proposal: Proposal }
  /**
   * What is given proves nothing, or not for this scope; its end date is past, or too far away; or whoever holds the number has said that this
   * business's word is not theirs.
   */
  | { is: 'refused'; why: StartRefusal }

/** So long a number is kept for its second person at most: the end of the day after tomorrow always fits. */
const DECIDE_MS_MAX = 3 * 86_400_000

/**
 * One of the staff enters somebody's wish from a letter or a call. Nothing is frozen, nobody is told and no request exists until a second
 * one approves it by `decideProposal`; the wish is sealed, and gone once it is decided or its
 * day is over: `until`, two days from now where its maker names none.
 */
export async function proposeStart(
  { db, keys, clock }: Pick<Bot, 'db' | 'keys' | 'clock'>,
  given: GivenStart,
  by: Actor,
  until?: Date,
): Promise<ProposedStart> {
  const now = clock.now()
  const lapsesAt = until ?? new Date(now.getTime() + PROPOSAL_LAPSES_MS)
  if (lapsesAt <= now || lapsesAt.getTime() - now.getTime() > DECIDE_MS_MAX) return { is: 'refused', why: 'bad-date' }
  const proved = provedWish(given)
  if ('refused' in proved) return { is: 'refused', why: proved.refused }
  const { wish } = proved
  return db.transaction(async (tx) => {
    if (wish.kind === 'letter' && wish.ofCase !== undefined && !(await isOfAnother(tx, wish.ofCase)))
      return { is: 'refused', why: 'no-case' }
    if (await isDenied({ keys }, tx, wish)) return { is: 'refused', why: 'denied-by-the-person' }
    const open = await openStarts(tx, now)
    const before = open.find(({ wishSealed }) => wishSealed !== null && isSameStart(openWish(keys, wishSealed), wish))
    const id = before?.id ?? newId()
    await noteStart({ keys }, tx, wish, by, { action: 'propose-start', at: now, target: id })
    if (before) return { is: 'proposed-before', proposal: before }
    const proposal = await addProposal(tx, {
      id,
      requestId: null,
      what: 'start',
      until: null,
      reason: groundOf(wish),
      seenState: 'none',
      wishSealed: sealWish(keys, wish),
      proposedBy: by.id,
      proposedAt: now,
      lapsesAt,
    })
    if (!proposal) throw new Error('A proposal of its own was taken for another one.')
    return { is: 'proposed', proposal }
  })
}

function provedWish(given: GivenStart): { wish: StartWish } | { refused: ProofRefusal } {
  if (given.kind === 'account') {
    const judged = judgeOwner(given.proof)
    return 'refused' in judged ? judged : { wish: { ...given, proof: judged.proof } }
  }
  const judged = judgeProof(given.scope.kind, given.source, given.proof, given.ofCase !== undefined)
  return 'refused' in judged ? judged : { wish: { ...given, proof: judged.proof } }
}

/** "Wasn't me" of whoever holds the number: this business's word proves nothing of them any more. */
export async function isDenied({ keys }: Pick<Bot, 'keys'>, tx: BotTx, wish: StartWish): Promise<boolean> {
  if (wish.kind !== 'letter' || wish.proof !== 'business-confirmed' || wish.scope.kind !== 'business') return false
  return isSilenced(tx, keys, wish.scope.tenantId, wish.phone)
}

/** A case of a chat or a mail that is open, and in which somebody may have asked for a person who cannot ask themselves. */
async function isOfAnother(tx: BotTx, named: string): Promise<boolean> {
  const found = isMailCaseId(named) ? await mailCaseById(tx, named) : await caseByReference(tx, named)
  return found !== undefined && found.closedAt === null && mayBeForAnother(found.about)
}
