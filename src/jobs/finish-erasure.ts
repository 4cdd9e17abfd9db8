import type { BotTx } from '../db/client.ts'
import { closeTenant } from '../db/close-tenant.ts'
import { forgetBlocks } from '../erasure/account-store.ts'
import { appendReceipt, receiptsOf, type StoredReceipt } from '../erasure/erasure-store.ts'
import type { Completed, Partial, Residue, StepResult } from '../erasure/evidence.ts'
import { headFile, lastHead } from '../erasure/ledger-head-store.ts'
import type { ErasurePlan } from '../erasure/plan.ts'
import { commitmentOf, composeReceipt } from '../erasure/receipt.ts'
import { lookedAt, readBody } from '../erasure/receipt-check.ts'
import { noteCarriedOut } from '../erasure/replay-marker-store.ts'
import { istDay } from '../erasure/retention-bases.ts'
import { keptByTenant, type TenantKept } from '../erasure/tenant-kept-store.ts'
import type { Outcome } from '../flows/conversation-event.ts'
import { lineOf, namesProcessor } from '../processors/processor-task.ts'
import { markSaid, type NamedTask } from '../processors/processor-task-store.ts'
import { forgetContacts } from '../requests/account-contact-store.ts'
import { mustForget, secondSweepOf } from '../requests/deadline.ts'
import { isAccountScope } from '../requests/request.ts'
import { lockRequests } from '../requests/request-lock-store.ts'
import { addRequestEvent, moveRequest, noteOnRequest, type RequestRow, scopeOf } from '../requests/request-store.ts'
import { standingOf } from '../requests/standing.ts'
import { newId, newToken } from '../runtime/ids.ts'
import { accountPseudonym, subjectPseudonyms } from '../subject/pseudonym.ts'
import type { SubjectIdentifiers } from '../subject/subject.ts'
import { retryAfterMs } from './await-processors.ts'
import type { Bot } from './bot.ts'
import { businessOfRequest } from './business-of-request.ts'
import { countedNouns, keptRows } from './counts.ts'
import { doubtAtEnd } from './doubt-at-end.ts'
import { forgetPerson } from './forget-person.ts'
import { mailAccount } from './mail-account.ts'
import { accountReport } from './open-accounts.ts'
import { recordOutside } from './record-outside.ts'
import { goOn } from './settle-processor-task.ts'
import { kindOf } from './status-report.ts'
import { tellTheTold } from './tell-businesses.ts'
import { tellConversation } from './tell-conversation.ts'

const DAY_MS = 86_400_000

/** The erasure itself (and its retries), or the sweep eight days later. */
export type Pass = 'erasure' | 'second-sweep'

export interface Finished {
  request: RequestRow
  pass: Pass
  /** The receipt's number. */
  run: number
  subject: SubjectIdentifiers
  plan: ErasurePlan
  steps: readonly StepResult[]
  found: Residue
  verdict: Completed | Partial
  /** Stores that could not be reached, and processors that have not confirmed. */
  unreached: readonly string[]
  /** What processors were asked for, and how they stood when the verdict was made. */
  tasks: readonly NamedTask[]
  /** The day, yyyy-mm-dd, until which the blob store's administrators could bring back what any pass removed. */
  recoverableUntil: string | undefined
}

/** Receipt, ledger entry, the request's end and the word to the person: one transaction, then the head outside the database. */
export async function finishErasure(bot: Bot, finished: Finished): Promise<void> {
  const now = bot.clock.now()
  const salt = newToken()
  const { scope } = finished.plan
  // Before the end is noted: a process that dies between the two does it again.
  if (scope.kind === 'account') await forgetBlocks(bot.platform, scope.tenantId)
  const kept = await keptByTenant(bot.platform, finished.plan, finished.request.id)
  const marker = await noteCarriedOut(bot.platform, finished.request.id, finished.run, now)
  const head = await lastHead(headFile(bot.config.dataDir))
  const outside = (marker?.seq ?? 0) > (head?.seq ?? 0) ? marker : head
  await bot.checkpoint('noted on the platform')
  await bot.db.transaction(async (tx) => {
    const receipt = { ...(await receiptOf(bot, tx, finished, salt, now)), isOnPlatform: true, outside }
    const stored = await appendReceipt(tx, bot.keys, receipt)
    await bot.checkpoint('receipt written')
    if (stored.created) await closePass(bot, tx, finished, { ...stored, salt }, kept, now)
  })
  await bot.checkpoint('finished')
  await recordOutside(bot)
  bot.metrics.count('requests_total', { state: finished.verdict.is })
}

async function receiptOf(bot: Bot, tx: BotTx, finished: Finished, salt: string, now: Date) {
  const { request, run, plan, subject, steps, found, verdict, unreached, tasks, recoverableUntil } = finished
  const receiptId = newId()
  const account = plan.scope.kind === 'account' ? plan.scope : undefined
  const previous = (await receiptsOf(tx, request.id)).at(-1)
  // A pass of which nobody is told hands out no salt: its receipt keeps the commitment that the person can open.
  const former = previous && readBody(previous.body)?.person.commitment
  const composed = composeReceipt({
    receiptId,
    reference: request.reference,
    number: run,
    ...(previous ? { previousReceiptHash: previous.hash } : {}),
    plan,
    ...(request.previewMapHash === null ? {} : { previewMapHash: request.previewMapHash }),
    ...{ steps, found, verdict, unreachable: unreached },
    ...(previous ? { sharedBefore: lookedAt(previous.body).sharedRecordings } : {}),
    ...(recoverableUntil === undefined ? {} : { recoverableUntil }),
    processors: tasks.map(lineOf),
    commitment:
      (isTold(finished) ? undefined : former) ??
      commitmentOf(account?.tenantId ?? subject.phones[0] ?? subject.userIds[0] ?? '', salt),
    times: {
      proved: request.provedAt,
      confirmed: request.confirmedAt ?? plan.cutOff,
      frozen: request.frozenAt,
      started: request.startedAt ?? now,
      finished: now,
    },
  })
  const expiresAt = new Date(now.getTime() + bot.config.backupRetentionDays * DAY_MS)
  const pseudonyms = account
    ? [accountPseudonym(bot.keys, 'replay', account.tenantId)]
    : subjectPseudonyms(bot.keys, 'replay', subject)
  return {
    receiptId,
    requestId: request.id,
    number: run,
    ...composed,
    now,
    replay: { pseudonyms, scope: scopeOf(request), cutOff: plan.cutOff, expiresAt },
  }
}

async function closePass(
  bot: Bot,
  tx: BotTx,
  finished: Finished,
  receipt: StoredReceipt & { salt: string },
  kept: readonly TenantKept[],
  now: Date,
): Promise<void> {
  const { pass, subject, verdict, plan } = finished
  if (plan.scope.kind === 'account') await closeTenant(tx, bot.keys, plan.scope.tenantId, now)
  await lockRequests(tx, [finished.request.id])
  const request = await doubtAtEnd(tx, finished.request, now)
  await markSaid(tx, finished.tasks)
  await addRequestEvent(tx, request.id, pass === 'erasure' ? verdict.is : 'swept-again', now, receipt.receiptId)
  // A sweep that finds a partial erasure clean at last completes it; the last sweep then follows a day later.
  if (!isTold(finished)) return closeSecondSweep(bot, tx, finished, now)
  const outcome = outcomeOf(bot, finished, now)
  const proofUrl = `${bot.config.publicUrl}/receipts/${receipt.receiptId}#${receipt.salt}`
  if (request.state === 'completed') return tellCompleteAgain(bot, tx, { ...finished, request }, { outcome, proofUrl }, now)
  const retryAt = verdict.is === 'partial' ? new Date(now.getTime() + retryAfterMs(verdict.rest)) : null
  const row = await moveRequest(
    tx,
    request.id,
    verdict.is,
    {
      outcome,
      finishedAt: now,
      nextAttemptAt: retryAt,
      reason: verdict.is === 'partial' ? 'residue' : null,
      secondSweepAt: sweepAfter(request.secondSweepAt, now),
    },
    now,
  )
  if (!row) throw new Error('A running request was moved by somebody without its lock.')
  // A processor that confirmed while this was written found a request that did not wait for it yet.
  if (verdict.is === 'partial' && namesProcessor(verdict.rest)) await goOn(tx, row.id, now)
  const business = isAccountScope(plan.scope) ? (await accountReport(bot, tx, row, now)).business : businessOfRequest(bot, row)
  const news = {
    type: 'erasure.finished' as const,
    reference: row.reference,
    kind: kindOf(row),
    partial: verdict.is === 'partial',
    ...(request.finishedAt === null ? {} : { again: true }),
    ...(business === undefined ? {} : { business }),
    outcome: { ...(row.suspect ? untold(outcome) : outcome), proofUrl },
  }
  await tellConversation(bot, tx, row, `finished-${verdict.is}`, news)
  await tellTheTold(bot, tx, row, subject, { is: verdict.is, kept }, now)
  if (isAccountScope(plan.scope)) {
    await mailAccount(
      bot,
      tx,
      row,
      { what: 'erased', partial: verdict.is === 'partial', backupsUntil: outcome.backupsUntil },
      now,
    )
    // What is partial is finished later, and they hear of it.
    if (verdict.is === 'completed') await forgetContacts(tx, row.id)
  }
}

/** Whether the person hears of this pass, with a link to its receipt: also where a later look had taken its completion back. */
function isTold({ request, pass, verdict }: Finished): boolean {
  return pass === 'erasure' || (standingOf(request) === 'partial' && verdict.is === 'completed')
}

/** It was told as completed, a later look has found something, and this one is through with that: the first word is put right. */
async function tellCompleteAgain(
  bot: Bot,
  tx: BotTx,
  { request, run, plan }: Finished,
  { outcome, proofUrl }: { outcome: Omit<Outcome, 'proofUrl'>; proofUrl: string },
  now: Date,
): Promise<void> {
  await noteOnRequest(tx, request.id, { outcome, secondSweepAt: sweepAfter(request.secondSweepAt, now) }, now)
  const business = isAccountScope(plan.scope) ? undefined : businessOfRequest(bot, request)
  await tellConversation(bot, tx, request, `finished-again-${run}`, {
    type: 'erasure.finished',
    ...{ reference: request.reference, kind: kindOf(request), partial: false, again: true },
    ...(business === undefined ? {} : { business }),
    outcome: { ...(request.suspect ? untold(outcome) : outcome), proofUrl },
  })
}

/** Eight days after the first end; never before the word of a late completion has had a day to arrive. */
function sweepAfter(known: Date | null, now: Date): Date {
  const firstAt = known?.getTime() ?? secondSweepOf(now.getTime())
  return new Date(Math.max(firstAt, now.getTime() + DAY_MS))
}

/** The last word, unless another sweep may still prove what this one could not. */
async function closeSecondSweep(bot: Bot, tx: BotTx, { request, verdict }: Finished, now: Date): Promise<void> {
  const unproven = verdict.is === 'partial'
  if (unproven && !mustForget(request.finishedAt, now))
    return noteOnRequest(tx, request.id, { secondSweepAt: new Date(now.getTime() + DAY_MS) }, now)
  await forgetPerson(bot, tx, request, { unproven }, now)
}

/** A number that may have changed hands hears no count (conversation rules, safety 5); the receipt has them, and is not linked there. */
function untold(outcome: Omit<Outcome, 'proofUrl'>): Omit<Outcome, 'proofUrl'> {
  return { ...outcome, counts: [], kept: [], mentions: 0 }
}

function outcomeOf(bot: Bot, { request, steps, found, plan, recoverableUntil }: Finished, now: Date): Omit<Outcome, 'proofUrl'> {
  const backupsUntil = istDay(new Date(now.getTime() + bot.config.backupRetentionDays * DAY_MS))
  return {
    counts: withFormer(countedNouns(steps), request.outcome?.counts ?? []),
    kept: keptRows(found.kept, plan.map),
    mentions: found.mentions.reduce((sum, { rows }) => sum + rows, 0),
    backupsUntil: [backupsUntil, recoverableUntil ?? '', request.outcome?.backupsUntil ?? ''].sort().at(-1) ?? backupsUntil,
  }
}

/** What this pass erased and what the passes before it did: a person hears of all of it. */
function withFormer(now: Outcome['counts'], former: Outcome['counts']): Outcome['counts'] {
  const nouns = ['message', 'recording'] as const
  const all = [...now, ...former]
  const total = (noun: (typeof nouns)[number]) =>
    all.filter((each) => each.noun === noun).reduce((sum, { count }) => sum + count, 0)
  return nouns.map((noun) => ({ noun, count: total(noun) })).filter(({ count }) => count > 0)
}
