import { inject } from 'vitest'
import { DAY, MINUTE } from '../../support/bot.ts'
import { copyPair, dropPair, untilLeft } from './copies.ts'
import { type FinalState, finalState } from './final-state.ts'
import { copyDataDir, type Outside, openOutside, type Person, removeDataDir, type Stored, seedStored } from './outside.ts'

/** One stretch of a request's life: where it begins, the checkpoints on it, and how it ends when nothing goes wrong. */
export interface Stage {
  start: Stored
  checkpoints: readonly string[]
  end: FinalState
  /** What the person was told on it. */
  heard: readonly string[]
}

export interface Stages {
  /** Begins with the tap on "Yes, delete it" stored and not handled; ends frozen. */
  confirmation: Stage
  /** From the end of the undo window to the notice. */
  erasure: Stage
  secondSweep: Stage
}

/** Walks a request to its end once without any harm, and keeps a copy of everything at each stage's beginning. */
export async function prepareStages(person: Person): Promise<Stages> {
  const { bot, demo } = inject('postgres')
  const asked = await untilConfirmed(await seedStored(await copyPair({ bot, platform: demo })), person)
  const confirmation = await walk(asked, person)
  const erasure = await walk({ ...confirmation.after, at: asked.at + 15 * MINUTE }, person)
  const secondSweep = await walk({ ...erasure.after, at: asked.at + 15 * MINUTE + 8 * DAY }, person)
  await removeStored(secondSweep.after)
  return { confirmation: confirmation.stage, erasure: erasure.stage, secondSweep: secondSweep.stage }
}

/** A fresh copy of a stage's beginning. */
export async function copyStored(from: Stored): Promise<Stored> {
  return { ...(await copyPair(from)), dataDir: copyDataDir(from.dataDir), at: from.at }
}

export async function removeStored(stored: Stored): Promise<void> {
  await dropPair(stored)
  removeDataDir(stored.dataDir)
}

/** What the person heard, with the link's random parts left out. */
export function heardBy({ phone }: Outside): string[] {
  return phone.received().map(({ bubble }) => bubble.text.replace(/\/receipts\/\S+/, '/receipts/…'))
}

async function untilConfirmed(stored: Stored, person: Person): Promise<Stored> {
  const outside = await openOutside(stored, person)
  await outside.phone.say('delete my data')
  await outside.goOn()
  await tap(outside, 'Delete my data')
  await outside.goOn()
  await tap(outside, 'Yes, delete it')
  await outside.close()
  await untilLeft(stored)
  return stored
}

/** Goes on from here until nothing is due, and keeps both ends. */
export async function walk(start: Stored, person: Person): Promise<{ stage: Stage; after: Stored }> {
  const after = await copyStored(start)
  const checkpoints: string[] = []
  const outside = await openOutside(after, person, async (name) => void checkpoints.push(name))
  await outside.goOn()
  const stage = { start, checkpoints, end: await finalState(outside), heard: heardBy(outside) }
  await outside.close()
  await untilLeft(after)
  return { stage, after }
}

async function tap({ phone }: Outside, title: string): Promise<void> {
  const buttons = phone.received().flatMap(({ bubble }) => bubble.buttons)
  const button = buttons.find((each) => each.title === title)
  if (!button) throw new Error(`Nothing said so far offers "${title}".`)
  await phone.tap(button.id)
}
