import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toBook } from '../../src/db/channels.ts'
import { likelySecrets } from '../../src/webhook/likely-secrets.ts'
import { bodyVerifier } from '../../src/webhook/verify.ts'
import { bodyFor, messagesFor, signatureOf, textMessage } from './bodies.ts'
import { testChannel } from './channels.ts'

const OURS = testChannel(1, 'dedicated', ['callmissed-app', 'callmissed-former-app'])
const SHOP = testChannel(3, 'shared', ['shop-app'], { wabaId: '300000000000003' })
const CLINIC = testChannel(4, 'shared', ['clinic-app'], { wabaId: '400000000000004' })
const book = toBook([OURS, SHOP, CLINIC])

const bytes = (body: unknown) => Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
const text = (body: string) => textMessage('wamid.a', '917000012345', body)
const accountUpdate = (wabaId: string) => ({
  object: 'whatsapp_business_account',
  entry: [{ id: wabaId, time: 1795500000, changes: [{ field: 'account_update', value: { event: 'VERIFIED_ACCOUNT' } }] }],
})

describe('the secrets that a body is tried with first', () => {
  test.each<[string, unknown, readonly string[]]>([
    ['are those of the channel it names', messagesFor(SHOP.phoneNumberId, text('hi')), ['shop-app']],
    ['are found whatever spaces stand there', '{"metadata": { "phone_number_id"\n :  "100000000000004" }}', ['clinic-app']],
    ['are those of its business account where it names no channel', accountUpdate(CLINIC.wabaId), ['clinic-app']],
    [
      'are those of the account where the number is not ours',
      { ...messagesFor('424242', text('hi')), entry: [{ ...accountUpdate(SHOP.wabaId).entry[0] }] },
      ['shop-app'],
    ],
    ['are CallMissed’s own where it names nobody', '[[[[[', ['callmissed-app', 'callmissed-former-app']],
    [
      'are not led astray by what somebody wrote',
      messagesFor(OURS.phoneNumberId, text(`"phone_number_id":"${SHOP.phoneNumberId}"`)),
      ['callmissed-app', 'callmissed-former-app'],
    ],
  ])('%s', (_name, body, secrets) => {
    expect(likelySecrets(book, bytes(body))).toEqual(secrets)
  })

  test('are few, however many channels a body names, and found in any bytes without an error', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => bodyFor(String(index), {}))
    expect(likelySecrets(book, bytes(many)).length).toBeLessThanOrEqual(2)
    const scrap = fc.constantFrom('"phone_number_id"', ':', '"', SHOP.phoneNumberId, '"id"', ' ', '{', 'é')
    fc.assert(
      fc.property(fc.array(fc.oneof(scrap, fc.string({ unit: 'binary' }))), (parts) => {
        expect(likelySecrets(book, Buffer.from(parts.join('')))).not.toHaveLength(0)
      }),
    )
  })
})

describe('while more is forged in a minute than the budget bears', () => {
  const unknown = messagesFor('424242', text('hi'))

  async function flooded() {
    let now = new Date('2026-11-24T06:00:10.000Z')
    const verify = bodyVerifier({ book: async () => book, renewed: async () => book }, { now: () => now }, 4_000)
    const outcome = async (body: unknown, secret: string) => {
      const { admission } = await verify(bytes(body), signatureOf(secret, bytes(body)))
      return admission.as === 'refused' ? admission.because : admission.as
    }
    // Two secrets are not CallMissed’s own: this is half of the budget.
    const forged = Buffer.alloc(1_000, '[')
    const { admission } = await verify(forged, signatureOf('guess', 'something else'))
    expect(admission).toMatchObject({ because: 'signature' })
    await verify(forged, signatureOf('guess', 'something else'))
    const pass = (ms: number) => {
      now = new Date(now.getTime() + ms)
    }
    return { outcome, pass }
  }

  test('what is signed for a channel or an account of ours is admitted all the same', async () => {
    const { outcome } = await flooded()
    expect(await outcome(messagesFor(OURS.phoneNumberId, text('hi')), 'callmissed-former-app')).toBe('admitted')
    expect(await outcome(messagesFor(SHOP.phoneNumberId, text('hi')), 'shop-app')).toBe('admitted')
    expect(await outcome(accountUpdate(CLINIC.wabaId), 'clinic-app')).toBe('admitted')
    expect(await outcome('not JSON', 'callmissed-app')).toBe('admitted')
  })

  test('what names nobody of ours is turned away until the minute is over', async () => {
    const { outcome, pass } = await flooded()
    expect(await outcome(unknown, 'shop-app')).toBe('budget')
    expect(await outcome(unknown, 'guess')).toBe('budget')
    pass(60_000)
    expect(await outcome(unknown, 'shop-app')).toBe('admitted')
  })

  test('a forger who names a channel is tried with its secrets alone', async () => {
    const { outcome } = await flooded()
    expect(await outcome(messagesFor(SHOP.phoneNumberId, text('hi')), 'guess')).toBe('budget')
    expect(await outcome(messagesFor(SHOP.phoneNumberId, text('hi')), 'clinic-app')).toBe('budget')
  })
})
