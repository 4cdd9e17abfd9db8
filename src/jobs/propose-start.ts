import { judgeProof, type LetterProof, type ProofRefusal } from '../requests/letter-proof.ts'
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
export type GivenStart = (Omit<LetterWish, 'proof'> & { proof: LetterProof | undefined }) | AccountWish

export type ProposedStart =
  | { is: 'proposed'; proposal: Proposal }
  /** The same waits for its second person already. */
  | { is: 'proposed-before'; proposal: Proposal }
  /** What is given proves nothing, or not for this scope. */
  | { is: 'refused'; why: ProofRefusal }

/**
 * One of the staff enters somebody's wish from a letter or a call. Nothing is frozen, nobody is told and no request exists until a second
 * one approves it by `decideProposal`; the wish is sealed, and gone once it is decided or two days old.
 */
export async function proposeStart(
  { db, keys, clock }: Pick<Bot, 'db' | 'keys' | 'clock'>,
  given: GivenStart,
  by: Actor,
): Promise<ProposedStart> {
  const now = clock.now()
  const proved = provedWish(given)
  if ('refused' in proved) return { is: 'refused', why: proved.refused }
  const { wish } = proved
  return db.transaction(async (tx) => {
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
      lapsesAt: new Date(now.getTime() + PROPOSAL_LAPSES_MS),
    })
    if (!proposal) throw new Error('A proposal of its own was taken for another one.')
    return { is: 'proposed', proposal }
  })
}

function provedWish(given: GivenStart): { wish: StartWish } | { refused: ProofRefusal } {
  if (given.kind === 'account') return { wish: given }
  const judged = judgeProof(given.scope.kind, given.source, given.proof)
  return 'refused' in judged ? judged : { wish: { ...given, proof: judged.proof } }
}
