import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { phoneSpellings } from '../../src/subject/address.ts'
import { isNobody, type SubjectIdentifiers, spellingsOf, textPatternOf } from '../../src/subject/subject.ts'
import { testDatabase } from '../support/databases.ts'

const database = testDatabase()
let client: Client

beforeAll(async () => {
  client = new Client({ connectionString: database.url })
  await client.connect()
})
afterAll(() => client.end())

const nobody: SubjectIdentifiers = { phones: [], userIds: [], emails: [] }
const asha: SubjectIdentifiers = { phones: ['+917000012345'], userIds: ['IN.Kx81+a'], emails: ['Asha.K@Example.org'] }

test('spellings are asked for by the kind of the column', () => {
  expect(spellingsOf(asha, 'phone')).toEqual(expect.arrayContaining([...phoneSpellings('+917000012345'), ' 7000012345']))
  expect(spellingsOf(asha, 'user_id')).toEqual(['IN.Kx81+a'])
  expect(spellingsOf(asha, 'email')).toEqual(['asha.k@example.org'])
  expect(spellingsOf(nobody, 'phone')).toEqual([])
})

test.each([
  ['no identifier', nobody, true],
  ['only empty ones', { phones: [''], userIds: [' '], emails: [''] }, true],
  ['a number', { ...nobody, phones: ['+917000012345'] }, false],
  ['an id among empty ones', { phones: [''], userIds: ['IN.a'], emails: [] }, false],
])('somebody with %s is nobody: %s', (_name, subject, expected) => {
  expect(isNobody(subject)).toBe(expected)
})

describe('PostgreSQL finds in free text', () => {
  const finds = async (text: string) => {
    const { rows } = await client.query<{ found: boolean }>('select $1::text ~* $2 as found', [text, textPatternOf(asha)])
    return rows[0]?.found
  }

  test.each([
    ...phoneSpellings('+917000012345').map((spelling) => `ring ${spelling}!`),
    '{"to": "917000012345"}',
    'user IN.Kx81+a wrote',
    'mail asha.k@example.org',
  ])('%s', async (text) => {
    expect(await finds(text)).toBe(true)
  })

  test.each([
    'ring 970000123450',
    'IN.Kx81+ab',
    'IN.Kx811a',
    'asha-k@example.org',
    'asha.k@example.organic',
    'xasha.k@example.org',
    '',
  ])('nobody in %j', async (text) => {
    expect(await finds(text)).toBe(false)
  })
})

test('nobody has no pattern, rather than one that finds everybody', () => {
  expect(textPatternOf(nobody)).toBeUndefined()
})
