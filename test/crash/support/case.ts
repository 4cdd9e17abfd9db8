import { expect } from 'vitest'
import { type FinalState, finalState } from './final-state.ts'
import { type Outside, openOutside, type Person } from './outside.ts'
import { copyStored, heardBy, removeStored, type Stage } from './stages.ts'

/** Work on a fresh copy of a stage's beginning, which is thrown away afterwards. */
export async function onCopy(
  stage: Stage,
  person: Person,
  work: (outside: Outside) => Promise<void>,
  checkpoint?: (name: string) => Promise<void>,
): Promise<void> {
  const stored = await copyStored(stage.start)
  const outside = await openOutside(stored, person, checkpoint)
  try {
    await work(outside)
  } finally {
    await outside.close()
    await removeStored(stored)
  }
}

/** Everything came out as if nothing had happened, and at the same moments. */
export async function expectSameEnd(outside: Outside, stage: Stage, where: string): Promise<void> {
  expect(await finalState(outside), where).toEqual(stage.end)
  expect(heardBy(outside), where).toEqual(stage.heard)
}

/** The same, but for when it happened and how often it was tried. */
export async function expectSameEndLater(outside: Outside, stage: Stage, where: string): Promise<void> {
  expect(timeless(await finalState(outside)), where).toEqual(timeless(stage.end))
  expect(heardBy(outside), where).toEqual(stage.heard)
}

/**
 * The same, gone on with a day later. Backups are kept a day longer, businesses were not reached and processors not heard for a day, and
 * a notice whose chat has closed meanwhile comes as a template: one notice all the same.
 */
export async function expectSameEndNextDay(outside: Outside, stage: Stage, where: string): Promise<void> {
  const state = await finalState(outside)
  expect(dayless(state), where).toEqual(dayless(stage.end))
  expect(heardBy(outside), where).toEqual(stage.heard.map(() => expect.stringMatching(/is erased|^\[data_deletion_finished\]/)))
}

function dayless(state: FinalState) {
  const { requests, receipts, outbox, ends, ...same } = timeless(state)
  return {
    ...same,
    // The contact book is asked once more with the second sweep, whose day follows from the end's.
    receipts: receipts.map(({ processors, ...receipt }) => ({
      ...receipt,
      processors: (processors as { asked: string; on: string }[]).map((line) =>
        line.asked === 'erase-after' ? { ...line, on: null } : line,
      ),
    })),
    requests: requests.map(({ outcome, ...request }) => ({
      ...request,
      outcome: { ...(outcome as object), backupsUntil: null },
    })),
    outbox: outbox.filter((message) => message.state !== 'dropped'),
    ends: ends.filter((what) => what !== 'business-unreachable' && what !== 'processor-overdue'),
  }
}

function timeless(state: FinalState) {
  const { ledger, blobs, bindings, waiting, conversations } = state
  const untimed = (rows: unknown[], ...names: string[]): Record<string, unknown>[] =>
    rows.map((row) => Object.fromEntries(Object.entries(row as object).filter(([name]) => !names.includes(name))))
  return {
    ...{ ledger, blobs, bindings, waiting, conversations },
    // Its lines say when they were last added to.
    platform: [...state.platform].filter(([name]) => name !== 'deletion_bot.progress'),
    receipts: untimed(state.receipts, 'times'),
    requests: untimed(state.requests, 'attempts', 'started_at', 'finished_at', 'second_sweep_at', 'second_swept_at'),
    outbox: untimed(state.outbox, 'attempts', 'error_code'),
    ends: (state.timeline as { what: string }[]).filter(({ what }) => what !== 'attempt-failed').map(({ what }) => what),
  }
}
