import { expect, test } from 'vitest'
import { whyUnanswered } from '../../src/jobs/why-unanswered.ts'

const coded = (code: string, cause?: unknown) => Object.assign(new Error('a word of PostgreSQL’s', { cause }), { code })

test.each([
  ['a statement that took longer than it may', coded('57014'), 'slow'],
  ['a lock that somebody else holds', coded('55P03'), 'slow'],
  ['such a one behind another error', new Error('a query failed', { cause: coded('57014') }), 'slow'],
  ['a column that is not there', coded('42703'), 'refused'],
  ['a right that is missing', coded('42501'), 'refused'],
  ['a plan that we refuse ourselves', new Error('No plan: undated-table'), 'refused'],
  ['a server that shuts down', coded('57P01'), 'away'],
  ['a database that takes no connections', coded('55000'), 'away'],
  ['a network without a way', coded('ECONNREFUSED'), 'away'],
  ['a connection that broke', new Error('Connection terminated unexpectedly'), 'away'],
  ['a connection that hangs', new Error('Query read timeout'), 'away'],
  ['a pool without a free connection', new Error('timeout exceeded when trying to connect'), 'away'],
  ['two statements that waited for each other', coded('40P01'), 'away'],
] as const)('%s says why the platform gave no answer', (_, error, why) => {
  expect(whyUnanswered(error)).toBe(why)
})
