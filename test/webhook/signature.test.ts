import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { signedBy } from '../../src/webhook/signature.ts'
import { signatureOf } from './bodies.ts'

// docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries, "Testing the webhook payload validation"
const GITHUB = {
  secret: "It's a Secret to Everybody",
  body: Buffer.from('Hello, World!'),
  signature: 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17',
}

test("GitHub's documented example of the same scheme is accepted", () => {
  expect(signedBy([GITHUB.secret], GITHUB.body, GITHUB.signature)).toBe(GITHUB.secret)
})

test('upper-case hex is the same signature', () => {
  const upper = `sha256=${GITHUB.signature.slice(7).toUpperCase()}`
  expect(signedBy([GITHUB.secret], GITHUB.body, upper)).toBe(GITHUB.secret)
})

test('while a secret is being replaced both sign, and the one that did is named', () => {
  expect(signedBy(['new', GITHUB.secret, 'other'], GITHUB.body, GITHUB.signature)).toBe(GITHUB.secret)
})

test('the bytes are signed as Meta sends them, with escaped unicode, not as JSON would be written here', () => {
  const wire = Buffer.from(String.raw`{"body":"\u00e4\u00f6\u00e5 \ud83d\ude00 a\/b \u003Cc\u003E"}`)
  const header = signatureOf('secret', wire)
  expect(signedBy(['secret'], wire, header)).toBe('secret')
  expect(signedBy(['secret'], Buffer.from(JSON.stringify(JSON.parse(wire.toString()))), header)).toBeUndefined()
})

describe('is refused:', () => {
  test.each([
    ['no header', undefined],
    ['an empty header', ''],
    ['two headers', [GITHUB.signature, GITHUB.signature]],
    ['the older SHA-1 header', `sha1=${GITHUB.signature.slice(7, 47)}`],
    ['a signature cut short', GITHUB.signature.slice(0, -1)],
    ['a signature with more behind it', `${GITHUB.signature}0`],
    ['hex without its name', GITHUB.signature.slice(7)],
    ['letters that are no hex', `sha256=${'z'.repeat(64)}`],
  ])('%s', (_name, header) => {
    expect(signedBy([GITHUB.secret], GITHUB.body, header)).toBeUndefined()
  })

  test('an empty secret, which would let anybody sign', () => {
    expect(signedBy([''], GITHUB.body, signatureOf('', GITHUB.body))).toBeUndefined()
  })

  test('any body changed by one byte', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), fc.nat(), fc.integer({ min: 1, max: 255 }), (bytes, at, flip) => {
        const header = signatureOf('secret', Buffer.from(bytes))
        const changed = Buffer.from(bytes)
        changed[at % changed.length] = (changed[at % changed.length] ?? 0) ^ flip
        expect(signedBy(['secret'], Buffer.from(bytes), header)).toBe('secret')
        expect(signedBy(['secret'], changed, header)).toBeUndefined()
      }),
    )
  })
})
