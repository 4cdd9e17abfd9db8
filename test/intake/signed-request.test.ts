import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deletionCode, isDeletionCode } from '../../src/intake/deletion-code.ts'
import { isSigned, readSignedRequest } from '../../src/intake/signed-request.ts'
import { testKeys } from '../support/bot.ts'

const NOW = Date.parse('2026-11-23T10:00:00Z')
const SECRET = 'an-app-secret'
const base64url = (text: string | Buffer) => Buffer.from(text).toString('base64url')

/** Composed as the documented PHP sample takes it apart: the signature is over the encoded payload. */
function signed(payload: unknown, secret = SECRET): string {
  const encoded = base64url(typeof payload === 'string' ? payload : JSON.stringify(payload))
  return `${base64url(createHmac('sha256', secret).update(encoded).digest())}.${encoded}`
}
const issued_at = NOW / 1000 - 60
const sample = { algorithm: 'HMAC-SHA256', expires: 1291840400, issued_at, user_id: '218471' }

describe('Meta’s signed request', () => {
  // Published with the first documentation of signed_request; the secret is "secret".
  const published = {
    signature: 'vlXgu64BQGFSQrY0ZcJBZASMvYvTHu9GQ0YM9rjPSso',
    payload: 'eyJhbGdvcml0aG0iOiJITUFDLVNIQTI1NiIsIjAiOiJwYXlsb2FkIn0',
  }
  it('is recognised by the published vector, and under no other secret', () => {
    expect(isSigned(published.signature, published.payload, ['other', 'secret'])).toBe(true)
    expect(isSigned(published.signature, published.payload, ['Secret', 'other'])).toBe(false)
    expect(isSigned(published.signature, published.payload, [])).toBe(false)
    // Signed, but about nobody.
    expect(readSignedRequest(`${published.signature}.${published.payload}`, ['secret'], NOW)).toEqual({ is: 'malformed' })
  })
  it('names the user, also while the secret is being replaced', () => {
    expect(readSignedRequest(signed(sample), [SECRET], NOW)).toEqual({ is: 'genuine', userId: '218471' })
    expect(readSignedRequest(signed(sample), ['the-new-one', SECRET], NOW)).toEqual({ is: 'genuine', userId: '218471' })
    expect(readSignedRequest(signed({ ...sample, user_id: 218471 }), [SECRET], NOW)).toEqual({ is: 'genuine', userId: '218471' })
  })
  const [signature = '', payload = ''] = signed(sample).split('.')
  it.each([
    ['nothing', undefined, 'malformed'],
    ['a list, as when the field comes twice', [signed(sample), signed(sample)], 'malformed'],
    ['an empty text', '', 'malformed'],
    ['no dot', signature + payload, 'malformed'],
    ['two dots', `${signature}.${payload}.`, 'malformed'],
    ['an empty signature', `.${payload}`, 'malformed'],
    ['padding', `${signature}=.${payload}`, 'malformed'],
    ['the other alphabet', `${signature.replace(/.$/, '+')}.${payload}`, 'malformed'],
    ['a space', ` ${signature}.${payload}`, 'malformed'],
    ['another secret', signed(sample, 'of-another-app'), 'forged'],
    ['no secret', signed(sample, ''), 'forged'],
    [
      'a signature over the decoded payload',
      `${base64url(createHmac('sha256', SECRET).update(JSON.stringify(sample)).digest())}.${payload}`,
      'forged',
    ],
    ['a signature cut short', `${signature.slice(0, 20)}.${payload}`, 'forged'],
    [
      'another payload under the same signature',
      `${signature}.${base64url(JSON.stringify({ ...sample, user_id: '1' }))}`,
      'forged',
    ],
    ['text that is no JSON', signed('user_id=218471'), 'malformed'],
    ['JSON that is no object', signed('null'), 'malformed'],
    ['nobody', signed({ ...sample, user_id: undefined }), 'malformed'],
    ['an endless id', signed({ ...sample, user_id: '1'.repeat(200) }), 'malformed'],
    ['no time', signed({ ...sample, issued_at: undefined }), 'malformed'],
    ['another algorithm', signed({ ...sample, algorithm: 'none' }), 'wrong-algorithm'],
    ['eight days ago', signed({ ...sample, issued_at: NOW / 1000 - 8 * 86_400 }), 'too-old'],
    ['an hour ahead', signed({ ...sample, issued_at: NOW / 1000 + 3_600 }), 'too-old'],
  ])('with %s is refused', (_, given, is) => {
    expect(readSignedRequest(given, [SECRET], NOW)).toEqual({ is })
  })
  it('is never believed after any one character was changed', () => {
    const whole = signed(sample)
    // The last character of each part carries bits that base64url does not use.
    const places = fc
      .integer({ min: 0, max: whole.length - 2 })
      .filter((at) => at !== signature.length && at !== signature.length - 1)
    fc.assert(
      fc.property(places, fc.constantFrom(...'ABab01-_.='), (at, letter) => {
        fc.pre(whole[at] !== letter)
        const changed = whole.slice(0, at) + letter + whole.slice(at + 1)
        expect(readSignedRequest(changed, [SECRET], NOW).is).not.toBe('genuine')
      }),
    )
  })
  it('whatever is sent, has an answer', () => {
    const halves = fc.array(fc.string({ unit: fc.constantFrom(...'AZaz09-_=+. ') }), { maxLength: 4 })
    const dotted = halves.map((parts) => parts.join('.'))
    fc.assert(
      fc.property(fc.oneof(fc.anything(), dotted), (given) => {
        expect(['malformed', 'forged']).toContain(readSignedRequest(given, [SECRET], NOW).is)
      }),
    )
  })
})

describe('a confirmation code', () => {
  const keys = testKeys()
  it('is the same for the same user, another for another, and says nothing of the id', () => {
    const code = deletionCode(keys, '218471')
    expect(deletionCode(keys, '218471')).toBe(code)
    expect(deletionCode(keys, '218472')).not.toBe(code)
    expect(code).toMatch(/^[0-9a-f]{32}$/)
    expect(deletionCode(testKeys(), '218471')).not.toBe(code)
  })
  it('is recognised without a row, also after a new key has come, and no other code is', () => {
    const code = deletionCode(keys, '218471')
    expect(isDeletionCode(keys, code)).toBe(true)
    const [newer] = testKeys().pseudonym
    const rotated = { ...keys, pseudonym: [...(newer ? [{ ...newer, id: 'p2' }] : []), ...keys.pseudonym] }
    expect(isDeletionCode(rotated, code)).toBe(true)
    expect(isDeletionCode(testKeys(), code)).toBe(false)
    const last = code.endsWith('0') ? '1' : '0'
    for (const other of ['', 'abc', code.slice(1), `${code}0`, code.slice(0, -1) + last, 'f'.repeat(32), code.toUpperCase()])
      expect(isDeletionCode(keys, other) && other !== code, other).toBe(false)
  })
})
