import { describe, expect, test } from 'vitest'
import { hmacSha256Hex, type KeyRing } from '../../src/runtime/keys.ts'
import {
  type Address,
  addressPseudonym,
  addressPseudonyms,
  subjectPseudonyms,
  wamidHash,
  wamidHashes,
} from '../../src/subject/pseudonym.ts'
import { testKey, testKeys } from '../webhook/webhook.ts'

const keys = testKeys([testKey('current'), testKey('former')])
const phone: Address = { kind: 'phone', phone: '+917000012345' }
const id: Address = { kind: 'user_id', portfolioId: '300', userId: 'IN.Kx81hTq02LmN' }

// RFC 4231, test case 2: the function beneath every pseudonym.
test('the published vector of HMAC-SHA-256 holds', () => {
  expect(hmacSha256Hex('Jefe', 'what do ya want for nothing?')).toBe(
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  )
})

test('the writing key names itself, and every known key finds', () => {
  expect(addressPseudonym(keys, 'case', phone).keyId).toBe('current')
  expect(addressPseudonyms(keys, 'case', phone).map(({ keyId }) => keyId)).toEqual(['current', 'former'])
  expect(addressPseudonyms(keys, 'case', phone)[0]).toEqual(addressPseudonym(keys, 'case', phone))
})

describe('what must never meet does not:', () => {
  const value = (ring: KeyRing, purpose: 'case' | 'replay' | 'suppression', address: Address) =>
    addressPseudonym(ring, purpose, address).value
  test.each([
    ['two purposes', value(keys, 'case', phone), value(keys, 'replay', phone)],
    ['two other purposes', value(keys, 'replay', phone), value(keys, 'suppression', phone)],
    ['two keys', value(keys, 'case', phone), value(testKeys(), 'case', phone)],
    ['two numbers', value(keys, 'case', phone), value(keys, 'case', { kind: 'phone', phone: '+917000012346' })],
    ['a number and an id that looks like it', value(keys, 'case', phone), value(keys, 'case', { ...id, userId: phone.phone })],
    ['one id in two portfolios', value(keys, 'case', id), value(keys, 'case', { ...id, portfolioId: '301' })],
    [
      'portfolio and id, cut elsewhere',
      value(keys, 'case', id),
      value(keys, 'case', { ...id, portfolioId: '30', userId: '0 IN.Kx81hTq02LmN' }),
    ],
    ['a wamid and a number', wamidHash(keys, phone.phone), value(keys, 'case', phone)],
  ])('%s', (_name, one, other) => {
    expect(one).toMatch(/^[0-9a-f]{64}$/)
    expect(one).not.toBe(other)
  })
})

test('a wamid has one hash per key, the writing key’s first', () => {
  const hashes = wamidHashes(keys, 'wamid.HBgFIX01')
  expect(hashes).toHaveLength(2)
  expect(hashes[0]).toBe(wamidHash(keys, 'wamid.HBgFIX01'))
})

test('a subject has one pseudonym for each identifier, and an e-mail address one for every spelling of its case', () => {
  const subject = { phones: ['+917000012345'], userIds: ['IN.a'], emails: ['Asha@Example.org'] }
  const pseudonyms = subjectPseudonyms(keys, 'suppression', subject)
  expect(pseudonyms).toHaveLength(3)
  expect(subjectPseudonyms(keys, 'suppression', { ...subject, emails: ['asha@example.ORG'] })).toEqual(pseudonyms)
  expect(pseudonyms[0]).toEqual(addressPseudonym(keys, 'suppression', phone))
})
