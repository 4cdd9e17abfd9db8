import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readAuthResults } from '../../src/mail/reading/auth-results.ts'

const passes = (value: string) => readAuthResults(value)?.dmarcPass

describe('a verdict is believed', () => {
  test.each([
    ['mx.example; dmarc=pass header.from=mail.example', 'mail.example'],
    ['mx.example 1; dmarc=pass header.from=Mail.Example', 'mail.example'],
    [
      'mx.google.example; dkim=pass header.i=@mail.example header.s=x; spf=pass (google.example: domain of a@mail.example designates 192.0.2.1 as permitted sender) smtp.mailfrom=a@mail.example; dmarc=pass (p=NONE sp=QUARANTINE dis=NONE) header.from=mail.example',
      'mail.example',
    ],
    [
      'mx.example; spf=pass smtp.mailfrom=mail.example; dmarc=pass action=none header.from=mail.example;compauth=pass reason=100',
      'mail.example',
    ],
    ['mx.example (our server (really)); DMARC = pass (ok) header.from = mail.example', 'mail.example'],
  ])('in %j', (value, domain) => {
    expect(passes(value)).toBe(domain)
  })
})

describe('a verdict is not believed', () => {
  test.each([
    ['that is none', 'mx.example; none'],
    ['that failed', 'mx.example; dmarc=fail header.from=mail.example'],
    ['that begins like a pass', 'mx.example; dmarc=passed header.from=mail.example'],
    ['that nobody gave', 'mx.example; dmarc=none header.from=mail.example'],
    ['that a guess made', 'mx.example; dmarc=bestguesspass header.from=mail.example'],
    ['that names no domain', 'mx.example; dmarc=pass'],
    ['that names two domains', 'mx.example; dmarc=pass header.from=mail.example header.from=other.example'],
    ['of another method', 'mx.example; x-dmarc=pass header.from=mail.example'],
    ['that stands twice', 'mx.example; dmarc=pass header.from=mail.example; dmarc=pass header.from=mail.example'],
    ['behind an open comment', 'mx.example; spf=fail (oh; dmarc=pass header.from=mail.example'],
    ['behind an open string', 'mx.example; spf=fail reason="oh; dmarc=pass header.from=mail.example'],
    ['behind a closed comment that was never opened', 'mx.example; spf=fail oh); dmarc=pass header.from=mail.example'],
    ['without a server', '; dmarc=pass header.from=mail.example'],
    ['of eight thousand letters', `mx.example; dmarc=pass header.from=mail.example; ${'x'.repeat(8_000)}`],
    ['with the domain in a string', 'mx.example; dmarc=pass header.from="mail.example"'],
    ['with more than the domain', 'mx.example; dmarc=pass header.from=a@mail.example'],
  ])('%s', (_what, value) => {
    expect(passes(value)).toBeUndefined()
  })
})

test('whatever a sender writes into a comment or a string, a failure stays one', () => {
  const text = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.constantFrom('; dmarc=pass header.from=mail.example', ') dmarc=pass', '"; dmarc=pass header.from=mail.example; x="', '\\'),
    fc
      .array(fc.constantFrom('(', ')', '"', '\\', ';', 'dmarc=pass', ' header.from=mail.example ', 'x'), { maxLength: 20 })
      .map((parts) => parts.join('')),
  )
  const quoted = (value: string) => `"${value.replace(/["\\]/g, '\\$&')}"`
  const commented = (value: string) => `(${value.replace(/[()\\]/g, '\\$&')})`
  fc.assert(
    fc.property(text, text, (one, other) => {
      const value = `mx.example; spf=fail ${commented(one)} smtp.mailfrom=${quoted(other)}@evil.example; dmarc=fail header.from=mail.example`
      expect(readAuthResults(value)).toEqual({ authservId: 'mx.example', dmarcPass: undefined })
      const passing = value.replace('dmarc=fail', 'dmarc=pass')
      expect(readAuthResults(passing)?.dmarcPass).toBe(
        passing.endsWith('dmarc=pass header.from=mail.example') ? 'mail.example' : undefined,
      )
    }),
    { numRuns: 2_000 },
  )
})
