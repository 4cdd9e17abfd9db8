import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseEmail } from '../../src/subject/email.ts'

test.each([
  ['meera@mail.example', 'meera@mail.example'],
  [' Meera.Nair+x@Mail.Example ', 'Meera.Nair+x@mail.example'],
])('%j is an address', (text, address) => expect(parseEmail(text)).toBe(address))

test.each([
  'mail.example',
  'meera',
  'a.example.com',
  '@mail.example',
  'meera@',
  'meera@mail',
  'a@b@mail.example',
  'meera@mail.example, x@y.example',
  'meera@mail.example\r\nBcc: x@y.example',
  'meera@mail.example>',
  '"a b"@mail.example',
  'meera@मेल.example',
])('%j is none', (text) => expect(parseEmail(text)).toBeUndefined())

test('what is read is what stood there, but for capitals of the domain', () => {
  fc.assert(
    fc.property(fc.oneof(fc.emailAddress(), fc.domain(), fc.string({ maxLength: 40 })), (text) => {
      const read = parseEmail(text)
      if (read !== undefined) expect(read.toLowerCase()).toBe(text.trim().toLowerCase())
    }),
  )
})
