import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { scenario } from '../support/scenario.ts'

describe('Meta’s data deletion callback', () => {
  const world = scenario()
  const USER = '218471000000017'
  world.alsoSecret(USER)

  const secretOf = (mode: 'dedicated' | 'shared') => {
    const channel = world.test.bot.channels.all().find((each) => each.mode === mode)
    return channel?.appSecrets[0] ?? ''
  }
  function signed(more: Record<string, unknown> = {}, secret = secretOf('dedicated')): string {
    const issued_at = world.test.bot.clock.now().getTime() / 1000
    const payload = { algorithm: 'HMAC-SHA256', expires: 1291840400, issued_at, user_id: USER, ...more }
    const encoded = Buffer.from(JSON.stringify(payload)).toString('base64url')
    return `${createHmac('sha256', secret).update(encoded).digest('base64url')}.${encoded}`
  }
  const post = async (body: BodyInit, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${world.test.url}/meta/data-deletion`, { method: 'POST', body, headers })
    return { answer, json: (await answer.json()) as Record<string, unknown> }
  }
  const call = (signed_request: string) => post(new URLSearchParams({ signed_request }))
  const rows = async () => {
    const tables = await world.bot<{ name: string }>(
      "select table_name as name from information_schema.tables where table_schema = 'public'",
    )
    return Promise.all(tables.map(async ({ name }) => [name, (await world.bot(`select count(*)::int as n from "${name}"`))[0]]))
  }

  it('answers as Meta’s page says, the same to every repetition, and stores nothing of it', async () => {
    const before = await rows()
    const { answer, json } = await call(signed())
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/)
    expect(Object.keys(json).sort()).toEqual(['confirmation_code', 'url'])
    expect(json.confirmation_code).toMatch(/^[0-9a-z]{32}$/)
    expect(json.url).toBe(`https://bot.example/meta/data-deletion/${json.confirmation_code}`)
    expect((await call(signed())).json).toEqual(json)
    expect((await call(signed({ user_id: '218471000000018' }))).json).not.toEqual(json)
    expect(await rows()).toEqual(before)
  })

  it('sends the person to a page that says how it stands, in their language', async () => {
    const { json } = await call(signed())
    const page = async (code: unknown, language = 'en') =>
      (await fetch(`${world.test.url}/meta/data-deletion/${code}`, { headers: { 'accept-language': language } })).text()
    expect(await page(json.confirmation_code)).toContain('Done: there is nothing to delete.')
    expect(await page(String(json.confirmation_code).toUpperCase())).toContain(String(json.confirmation_code))
    expect(await page(json.confirmation_code, 'hi')).toContain('डिलीट करने को कुछ नहीं है')
    const made = await page('0123456789abcdef0123456789abcdef')
    expect((await fetch(`${world.test.url}/meta/data-deletion/0123456789abcdef0123456789abcdef`)).status).toBe(404)
    expect(made).toContain('This code is not one of ours.')
    expect(made).not.toContain('0123456789abcdef')
  })

  it.each([
    ['without a signed request', () => post(new URLSearchParams()), 400, 'invalid_request'],
    [
      'with it twice',
      () =>
        post(
          new URLSearchParams([
            ['signed_request', signed()],
            ['signed_request', signed()],
          ]),
        ),
      400,
      'invalid_request',
    ],
    ['of another shape', () => call('abc'), 400, 'invalid_request'],
    ['with another algorithm', () => call(signed({ algorithm: 'plain' })), 400, 'invalid_request'],
    ['signed by a business’s own app', () => call(signed({}, secretOf('shared'))), 401, 'authentication_failed'],
    ['signed by nobody', () => call(signed({}, 'invented')), 401, 'authentication_failed'],
    [
      'of last month',
      () => call(signed({ issued_at: world.test.bot.clock.now().getTime() / 1000 - 30 * 86_400 })),
      401,
      'authentication_failed',
    ],
  ] as const)('a call %s is refused in CallMissed’s form', async (_, send, status, code) => {
    const { answer, json } = await send()
    expect(answer.status).toBe(status)
    expect(json).toEqual({ error: { code, message: expect.any(String), type: 'invalid_request_error' } })
  })

  it('a body of another type, or far too large, is refused before it is read', async () => {
    const other = await post('{"signed_request":"x"}', { 'content-type': 'text/csv' })
    const large = await call('x'.repeat(40_000))
    const refused = (code: string) => ({ error: { code, message: expect.any(String), type: 'invalid_request_error' } })
    expect([other.answer.status, other.json]).toEqual([415, refused('unsupported_media_type')])
    expect([large.answer.status, large.json]).toEqual([413, refused('too_large')])
  })
})
