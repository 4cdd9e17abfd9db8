import type pg from 'pg'
import { expect } from 'vitest'
import { describeError } from '../../../src/runtime/log.ts'
import { type SubjectIdentifiers, spellingsOf } from '../../../src/subject/subject.ts'
import { spellingsToFind } from '../../support/find-person.ts'

const OWN_TABLES = [
  'progress',
  'freeze_undo',
  'retained',
  'kept_subject',
  'suppression',
  'restore_marker',
  'carried_out',
  'legal_hold',
]

/** Every way in which the person may be named: shorter pieces occur by themselves. */
function namesOf(subject: SubjectIdentifiers): string[] {
  const phones = subject.phones.flatMap(spellingsToFind)
  const exact = (['phone', 'user_id', 'email'] as const).flatMap((kind) => spellingsOf(subject, kind))
  return [...new Set([...phones, ...exact])].filter((name) => name.length >= 8)
}

/** What was made of an erasure, whatever it is, names nobody. */
export function expectNobodyIn(subject: SubjectIdentifiers, made: Readonly<Record<string, unknown>>): void {
  for (const [what, value] of Object.entries(made)) {
    const text = (typeof value === 'string' ? value : JSON.stringify(value)).toLowerCase()
    const found = namesOf(subject).filter((name) => text.includes(name.toLowerCase()))
    expect(found, `in the ${what}`).toEqual([])
  }
}

/** Nor does an error that goes into a log or onto a queue. */
export function expectNobodyInError(subject: SubjectIdentifiers, error: unknown): void {
  expectNobodyIn(subject, { error: describeError(error) })
}

/** Nor does any row of the bot's own schema on the platform. */
export async function expectNobodyInOwnSchema(pool: pg.Pool, subject: SubjectIdentifiers): Promise<void> {
  const select = OWN_TABLES.map((name) => `select '${name}' as name, t::text as row from deletion_bot.${name} t`)
  const { rows } = await pool.query<{ name: string; row: string }>(select.join(' union all '))
  expectNobodyIn(subject, { 'bot’s own tables': rows.map(({ name, row }) => `${name}: ${row}`).join('\n') })
}
