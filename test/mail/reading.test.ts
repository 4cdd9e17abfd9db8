import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wishOfMail } from '../../src/jobs/wish-of-mail.ts'
import { plainOfHtml } from '../../src/mail/reading/plain-of-html.ts'
import { readMime } from '../../src/mail/reading/read-mime.ts'
import { judgeSender } from '../../src/mail/reading/sender.ts'

const FIXTURES = join(import.meta.dirname, '../../fixtures/mail')
const fixtures = readdirSync(FIXTURES).map((name) => readFileSync(join(FIXTURES, name)))
const RECEIVER = { authservId: 'mx.callmissed.example', ownAddress: 'privacy@callmissed.example' }

test('whatever bytes come in, they are read or left, and nothing breaks', async () => {
  const mutated = fc
    .tuple(fc.constantFrom(...fixtures), fc.array(fc.tuple(fc.nat(2_000), fc.uint8Array({ maxLength: 12 })), { maxLength: 8 }))
    .map(([bytes, changes]) =>
      changes.reduce<Uint8Array>(
        (all, [at, put]) => Buffer.concat([all.subarray(0, at), put, all.subarray(at + put.length)]),
        bytes,
      ),
    )
  await fc.assert(
    fc.asyncProperty(fc.oneof(mutated, fc.uint8Array({ maxLength: 2_000 })), async (bytes) => {
      const mail = await readMime(bytes)
      if (mail === undefined) return
      expect(wishOfMail(mail).wish).toBeTypeOf('string')
      const judged = judgeSender(mail, RECEIVER)
      if (judged.is === 'person') expect(judged.address).toMatch(/^[^\s@<>,;]+@[a-z0-9.-]+$/)
    }),
    { numRuns: 400 },
  )
})

test('whatever headers a sender writes below the receiving server’s failure, nobody vouches for them', async () => {
  const pass = 'Authentication-Results: mx.callmissed.example; dmarc=pass header.from=mail.example'
  const line = fc.oneof(
    fc.constantFrom(
      pass,
      `ARC-${pass}`,
      `X-${pass}`,
      pass.toUpperCase(),
      'From: meera@mail.example',
      'Subject: delete my data',
      ` ${pass}`,
    ),
    fc.constantFrom(
      'Received-SPF: pass',
      'Auto-Submitted: no',
      'Return-Path: <meera@mail.example>',
      'To: a@b.example',
      '\tfolded',
    ),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 12 }), async (lines) => {
      const top = 'Authentication-Results: mx.callmissed.example; dmarc=fail header.from=mail.example'
      const mail = await readMime(Buffer.from([top, 'Received: by mx', ...lines, '', 'delete my data'].join('\r\n')))
      expect(mail && judgeSender(mail, RECEIVER).is).not.toBe('person')
    }),
    { numRuns: 400 },
  )
})

describe('words of a page', () => {
  test.each([
    ['<p>Delete&nbsp;my data</p>', 'Delete my data'],
    ['a<br>b<BR/>c', 'a b c'],
    ['<STYLE>x</STYLE>Delete', 'Delete'],
    ['<script>Delete</script>Hello', 'Hello'],
    ['<!-- Delete -->Hello', 'Hello'],
    ['Hello<style>never closed Delete', 'Hello'],
    ['1 &lt; 2 &amp;&amp; &#x41;&#66; &#0; &#99999999; &nosuch;', '1 < 2 && AB &#99999999; &nosuch;'],
    ['', ''],
  ])('%j', (html, words) => {
    expect(plainOfHtml(html).replace(/\s+/g, ' ').trim()).toBe(words)
  })

  test('are found in any text, and no tag stays', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '<p',
      '<!--',
      '-->',
      '<style>',
      '</style>',
      '<SCRIPT ',
      '</script',
      '&#60;',
      '"',
      'x ',
      '\n',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        expect(plainOfHtml(pieces.join(''))).toBeTypeOf('string')
      }),
    )
  })
})
