import type pg from 'pg'
import type { BlobRemover } from '../../../src/erasure/blob-work.ts'
import { completed } from '../../../src/erasure/evidence.ts'
import { type Executed, type Execution, executePlan } from '../../../src/erasure/execute.ts'
import { entryHash, GENESIS } from '../../../src/erasure/ledger.ts'
import { commitmentOf, composeReceipt } from '../../../src/erasure/receipt.ts'
import { searchResidue } from '../../../src/erasure/residue.ts'
import type { SubjectIdentifiers } from '../../../src/subject/subject.ts'
import { expectNobodyIn, expectNobodyInError, expectNobodyInOwnSchema } from './nobody-in.ts'

const RECEIPT = '99999999-9999-4999-8999-999999999999'

/**
 * `executePlan`, and a search for the person in all that comes of it, however it ends: plan, steps, the names of its checkpoints, receipt
 * and ledger entry, error, and the bot's own tables. `also`: whoever else must not be named, such as an account's people.
 */
export async function carryOut(
  pool: pg.Pool,
  store: BlobRemover,
  execution: Execution,
  also: SubjectIdentifiers = { phones: [], userIds: [], emails: [] },
): Promise<Executed> {
  const { subject, plan, checkpoint } = execution
  const whom = {
    phones: [...subject.phones, ...also.phones],
    userIds: [...subject.userIds, ...also.userIds],
    emails: [...subject.emails, ...also.emails],
  }
  const { map: _map, catalogue: _catalogue, ...told } = plan
  expectNobodyIn(whom, { plan: told })
  const names: string[] = []
  const noting = (name: string) => {
    names.push(name)
    return checkpoint?.(name)
  }
  try {
    const done = await executePlan(pool, store, { ...execution, checkpoint: noting })
    expectNobodyIn(whom, { steps: done, ...(done.is === 'done' ? await papersOf(pool, execution, done) : {}) })
    return done
  } catch (error) {
    expectNobodyInError(whom, error)
    throw error
  } finally {
    expectNobodyIn(whom, { checkpoints: names })
    await expectNobodyInOwnSchema(pool, whom)
  }
}

/** The receipt that such an erasure has, and its entry in the ledger. */
async function papersOf(pool: pg.Pool, { plan, subject, requestId, run, now }: Execution, { steps }: Executed) {
  const found = await searchResidue(pool, { plan, subject, requestId }, { statementMs: 20_000 })
  const at = now()
  const receipt = composeReceipt({
    ...{ receiptId: RECEIPT, reference: 'CM-7K3F-9QXD', number: run, plan, steps, found, verdict: completed(plan, found) },
    ...{ unreachable: [], commitment: commitmentOf(subject.phones[0] ?? 'tenant', 'salt') },
    times: { proved: plan.cutOff, confirmed: plan.cutOff, frozen: null, started: at, finished: at },
  })
  const entry = { seq: 1, receiptId: RECEIPT, receiptHash: receipt.hash, previousHash: GENESIS, createdAt: at }
  return { receipt: receipt.body, ledger: { ...entry, hash: entryHash(entry) } }
}
