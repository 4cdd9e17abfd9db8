import { describe, expect, test } from 'vitest'
import { buildApp, buildWorkerApp } from '../src/app.ts'
import { measure } from '../src/jobs/measure.ts'
import { createMetrics } from '../src/runtime/metrics.ts'
import { isPrivate } from '../src/runtime/private-network.ts'
import { openTestBot } from './support/bot.ts'
import { testDatabases } from './support/databases.ts'
import { signatureOf } from './webhook/bodies.ts'

const databases = testDatabases({ demo: true })

test('a probe is answered while others use up the limit of its address', async () => {
  const bot = await openTestBot(databases)
  const statusOf = async (path: string) => (await fetch(`${bot.url}${path}`)).status
  try {
    const pages = await Promise.all(Array.from({ length: 130 }, () => statusOf('/receipts/nobody')))
    expect(pages).toContain(429)
    const probes = await Promise.all(Array.from({ length: 150 }, (_, index) => statusOf(index % 2 ? '/readyz' : '/metrics')))
    expect(new Set(probes)).toEqual(new Set([200]))
    expect(await statusOf('/healthz')).toBe(200)
  } finally {
    await bot.close()
  }
})

test('whoever changes the address within one IPv6 network is counted as one, and the next network is not', async () => {
  const bot = await openTestBot(databases)
  bot.bot.config.trustProxy = 1
  const app = await buildApp(bot.bot, { verifyToken: 'x' })
  const statusFrom = async (from: string) => (await app.inject({ url: '/case', headers: { 'x-forwarded-for': from } })).statusCode
  try {
    for (let at = 1; at <= 120; at += 1) expect(await statusFrom(`2001:db8:7:7::${at.toString(16)}`)).toBe(200)
    expect(await statusFrom('2001:db8:7:7:ffff::1')).toBe(429)
    expect(await statusFrom('2001:db8:7:8::1')).toBe(200)
  } finally {
    await app.close()
    await bot.close()
  }
})

test.each([
  ['/r/%E0%A4', 400],
  ['/api/v1/deletion-requests/%ZZ', 400],
  [`/account/undo/${'a'.repeat(300)}`, 404],
  [`/api/v1/deletion-requests/${'a'.repeat(300)}`, 404],
  ['/links/nothing', 404],
])('%s is answered in the one shape, and what stood in it is not repeated', async (path, status) => {
  const bot = await openTestBot(databases)
  try {
    const response = await fetch(`${bot.url}${path}`)
    const text = await response.text()
    expect([response.status, JSON.parse(text)]).toEqual([
      status,
      { error: { code: expect.any(String), message: expect.any(String), type: 'invalid_request_error' } },
    ])
    expect(text).not.toContain(path)
  } finally {
    await bot.close()
  }
})

describe('what the counters tell', () => {
  test.each([
    ['127.0.0.1', true],
    ['::1', true],
    ['::ffff:10.1.2.3', true],
    ['10.244.0.7', true],
    ['192.168.1.9', true],
    ['fd12::1', true],
    ['203.0.113.9', false],
    ['::ffff:203.0.113.9', false],
    ['2001:db8::1', false],
    ['172.32.0.1', false],
    ['nonsense', false],
  ])('%s is of a private network: %s', (address, is) => expect(isPrivate(address)).toBe(is))

  test('is told to nobody from outside, whichever way they come', async () => {
    const bot = await openTestBot(databases)
    const statusOf = async (headers: Record<string, string> = {}) => (await fetch(`${bot.url}/metrics`, { headers })).status
    try {
      expect(await statusOf()).toBe(200)
      // A proxy on this machine that no setting names.
      expect(await statusOf({ 'x-forwarded-for': '203.0.113.9' })).toBe(404)
      expect(await statusOf({ 'x-forwarded-for': '127.0.0.1' })).toBe(404)
      expect(await statusOf({ forwarded: 'for=127.0.0.1' })).toBe(404)
      bot.bot.config.trustProxy = 1
      const behind = await buildApp(bot.bot, { verifyToken: 'x' })
      const through = async (from: string) =>
        (await behind.inject({ url: '/metrics', headers: { 'x-forwarded-for': from } })).statusCode
      expect([await through('203.0.113.9'), await through('10.0.0.9')]).toEqual([404, 200])
      await behind.close()
      bot.bot.config.trustProxy = true
      const open = await buildApp(bot.bot, { verifyToken: 'x' })
      expect((await open.inject({ url: '/metrics', headers: { 'x-forwarded-for': '10.0.0.9' } })).statusCode).toBe(404)
      await open.close()
    } finally {
      await bot.close()
    }
  })

  test('calls staff for a signed body that nobody can read', async () => {
    const bot = await openTestBot(databases)
    try {
      const secret = bot.bot.channels.all().find(({ mode }) => mode === 'dedicated')?.appSecrets[0] ?? ''
      const headers = { 'content-type': 'application/json', 'x-hub-signature-256': signatureOf(secret, 'no json') }
      expect((await fetch(`${bot.url}/webhook`, { method: 'POST', headers, body: 'no json' })).status).toBe(200)
      expect(await (await fetch(`${bot.url}/metrics`)).text()).toContain('alarms_total{reason="dead-letter"} 1')
    } finally {
      await bot.close()
    }
  })

  test('of a worker stand beside its health, and it has no other door', async () => {
    const bot = await openTestBot(databases)
    const worker = await buildWorkerApp(bot.bot)
    const statusOf = async (url: string, headers = {}) => (await worker.inject({ url, headers })).statusCode
    try {
      expect(await Promise.all(['/healthz', '/readyz', '/metrics'].map((url) => statusOf(url)))).toEqual([200, 200, 200])
      expect(await statusOf('/metrics', { 'x-forwarded-for': '203.0.113.9' })).toBe(404)
      expect(
        await Promise.all(['/', '/webhook', '/console', '/case', '/api/v1/openapi.json'].map((url) => statusOf(url))),
      ).toEqual(Array(5).fill(404))
    } finally {
      await worker.close()
      await bot.close()
    }
  })

  test('are the same on every process where they stand in a database', async () => {
    const bot = await openTestBot(databases)
    try {
      const other = { ...bot.bot, metrics: createMetrics(false) }
      const platform = (text: string) => bot.bot.platform.query(text)
      await platform(`insert into deletion_bot.retained (request_id, table_name, primary_key, basis, release_on)
        values ('11111111-1111-4111-8111-111111111111', 'bill', '{"id": 1}', 'cgst-s36', '2026-01-01')`)
      await platform(`insert into deletion_bot.restore_marker (ledger_sequence, ledger_head, written_at)
        values (7, '${'0'.repeat(64)}', now())`)
      await measure(other)
      const shown = await other.metrics.text()
      expect(shown).toContain('kept_rows_waiting{table="bill"} 1')
      expect(shown).toContain('restore_gate_closed 1')
      await platform('delete from deletion_bot.retained')
      await platform('delete from deletion_bot.restore_marker')
      await measure(other)
      const then = await other.metrics.text()
      expect(then).not.toContain('kept_rows_waiting{')
      expect(then).toContain('restore_gate_closed 0')
    } finally {
      await bot.close()
    }
  })
})
