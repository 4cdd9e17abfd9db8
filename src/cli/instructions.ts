import { listInstructions, recordInstruction } from '../requests/instruction-store.ts'
import { findBusiness } from './business-store.ts'
import { readMapFile } from './data-map.ts'
import type { Opened } from './open.ts'
import { print, table } from './print.ts'
import { Sentence } from './sentence.ts'

const HOURS_DEFAULT = 72
const HOURS_MAX = 168

export interface GivenInstruction {
  tenant: string
  kind: 'standing' | 'objection-window'
  clause: string
  version: string
  givenOn: string
  hours?: string
}

/** `instruction set`: what a business has told CallMissed to do about its customers' wishes; replaces the former one, which stays on record. */
export async function instructionSet(
  { db, platform, config, now }: Opened,
  given: GivenInstruction,
  json: boolean,
): Promise<void> {
  const windowHours = hoursOf(given)
  if (!isDay(given.givenOn)) throw new Sentence('--given-on wants the day of the instruction, yyyy-mm-dd.')
  const { tenantId, name } = await findBusiness(platform, readMapFile(config.dataMapFile), given.tenant)
  const { kind, clause, version, givenOn } = given
  const instruction = { tenantId, kind, clause, version, givenOn, windowHours, recordedAt: now }
  await recordInstruction(db, instruction)
  const when = kind === 'standing' ? 'its customers’ data goes after the undo window' : `it may object for ${windowHours} hours`
  print(json, instruction, () => [`Noted for ${name}: ${when}.`])
}

/** `instruction list`: what each business has instructed. A business that is not in it may object for 72 hours. */
export async function instructionList({ db }: Opened, json: boolean): Promise<void> {
  const instructions = await listInstructions(db)
  print(json, instructions, () =>
    instructions.length === 0
      ? [`No business has given an instruction: each may object for ${HOURS_DEFAULT} hours.`]
      : table([
          ['TENANT', 'KIND', 'HOURS', 'CLAUSE', 'VERSION', 'GIVEN ON', 'ON RECORD FROM'],
          ...instructions.map(({ tenantId, kind, windowHours, clause, version, givenOn, recordedAt }) => [
            tenantId,
            kind,
            kind === 'standing' ? '-' : windowHours,
            clause,
            version,
            givenOn,
            recordedAt.toISOString().slice(0, 10),
          ]),
        ]),
  )
}

function hoursOf({ kind, hours }: GivenInstruction): number {
  if (hours === undefined) return HOURS_DEFAULT
  const count = Number(hours)
  if (kind === 'standing') throw new Sentence('A standing instruction has no objection window: leave --hours out.')
  if (!/^\d{1,3}$/.test(hours) || count > HOURS_MAX) {
    throw new Sentence(`--hours wants a whole number from 0 to ${HOURS_MAX}: seven days are the longest window.`)
  }
  return count
}

function isDay(text: string): boolean {
  const ms = Date.parse(`${text}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text)
}
