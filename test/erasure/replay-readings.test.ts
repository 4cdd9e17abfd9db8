import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readingsOf } from '../../src/erasure/replay-readings.ts'
import { spellingsOf } from '../../src/subject/subject.ts'

const phone = fc.oneof(
  fc.stringMatching(/^\+91[6-9][0-9]{9}$/),
  fc.stringMatching(/^\+1[2-9][0-9]{9}$/),
  fc.stringMatching(/^\+44[1-9][0-9]{9}$/),
  fc.stringMatching(/^\+9715[0-9]{8}$/),
  // As they are canonical: with Brazil's inserted digit, without Mexico's and Argentina's.
  fc.stringMatching(/^\+55[1-9][1-9]9[6-9][0-9]{7}$/),
  fc.stringMatching(/^\+52[2-9][0-9]{9}$/),
  fc.stringMatching(/^\+54[1-8][0-9]{9}$/),
)

describe('what a stored value may spell', () => {
  test('every spelling by which an erasure finds a number leads back to that number', () => {
    fc.assert(
      fc.property(phone, (number) => {
        for (const spelling of spellingsOf({ phones: [number], userIds: [], emails: [] }, 'phone'))
          expect(readingsOf(spelling, 'phone'), spelling).toContain(number)
      }),
    )
  })

  test('an id and an e-mail address likewise', () => {
    const subject = { phones: [], userIds: ['IN.7Kq2vZ8mWc4Tn9XbR5yLd3'], emails: ['Someone@Mail.example'] }
    expect(readingsOf('IN.7Kq2vZ8mWc4Tn9XbR5yLd3', 'user_id')).toEqual(spellingsOf(subject, 'user_id'))
    expect(readingsOf(' SOMEONE@mail.example', 'email')).toEqual(spellingsOf(subject, 'email'))
  })

  test.each(['', ' ', 'hello', 'erased-0123456789abcdef', '12', `+91${'9'.repeat(60)}`])('%j spells no number', (value) => {
    expect(readingsOf(value, 'phone')).toEqual([])
  })
})
