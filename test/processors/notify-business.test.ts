import { createHmac } from 'node:crypto'
import { createServer } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type NotifyOptions, notifyBusiness } from '../../src/processors/notify-business.ts'
import { type Receiver, startReceiver } from './support/receiver.ts'

const SECRET = 'a-secret-of-the-business'
const delivery = {
  id: '7b0c0f0a-0000-4000-a000-000000000001',
  event: 'data_deletion.confirmed',
  body: '{"event":"data_deletion.confirmed","data":{"note":"सुनीता  "}} ',
} as const

let receiver: Receiver
beforeAll(async () => {
  receiver = await startReceiver()
})
beforeEach(() => {
  receiver.received.length = 0
  receiver.answer(() => 200)
})
afterAll(() => receiver.close())

const notify = (url = `${receiver.url}/hook?shop=1`, options: Partial<NotifyOptions> = {}) =>
  notifyBusiness({ url, secret: SECRET }, delivery, { allowLoopback: true, timeoutMs: 5_000, ...options })

describe('a notice to a business', () => {
  test('arrives byte for byte, with an id, its event and a signature over the raw body', async () => {
    expect(await notify()).toEqual({ is: 'taken', httpStatus: 200 })
    const [post] = receiver.received
    expect(post?.path).toBe('/hook?shop=1')
    expect(post?.raw.toString()).toBe(delivery.body)
    expect(post?.headers).toMatchObject({
      'content-type': 'application/json',
      'x-callmissed-event': delivery.event,
      'x-callmissed-delivery': delivery.id,
      'x-callmissed-signature': `sha256=${createHmac('sha256', SECRET)
        .update(post?.raw ?? '')
        .digest('hex')}`,
    })
  })

  test.each([200, 201, 202, 204])('counts as taken with %i', async (status) => {
    receiver.answer(() => status)
    expect(await notify()).toEqual({ is: 'taken', httpStatus: status })
  })

  test.each([400, 401, 404, 410, 422, 429, 500, 503])('does not count as taken with %i', async (status) => {
    receiver.answer(() => status)
    expect(await notify()).toEqual({ is: 'answered', httpStatus: status, retryAfterMs: 0 })
  })

  test.each([301, 302, 303, 307, 308])('is not carried on by a redirect (%i)', async (status) => {
    receiver.answer(({ path }) => (path === '/hook' ? { status, headers: { location: '/elsewhere' } } : 200))
    expect(await notify(`${receiver.url}/hook`)).toEqual({ is: 'answered', httpStatus: status, retryAfterMs: 0 })
    expect(receiver.received.map(({ path }) => path)).toEqual(['/hook'])
  })

  test('is told how long to wait, in seconds only', async () => {
    receiver.answer(() => ({ status: 503, headers: { 'retry-after': '120' } }))
    expect(await notify()).toMatchObject({ retryAfterMs: 120_000 })
    receiver.answer(() => ({ status: 503, headers: { 'retry-after': 'Wed, 25 Nov 2026 10:00:00 GMT' } }))
    expect(await notify()).toMatchObject({ retryAfterMs: 0 })
  })

  test('is taken by its status alone, however much the server says', async () => {
    receiver.answer(() => ({ status: 200, body: 'x'.repeat(8 * 1024 * 1024) }))
    expect(await notify()).toEqual({ is: 'taken', httpStatus: 200 })
  })

  test('does not wait for ever, neither for an answer nor for the DNS', async () => {
    receiver.answer(() => 'silence')
    expect(await notify(undefined, { timeoutMs: 200 })).toEqual({ is: 'silent' })
    const resolve = () => new Promise<never>(() => {})
    expect(await notify('https://hooks.shop.in/', { timeoutMs: 50, resolve })).toEqual({ is: 'silent' })
  })

  test('to a closed port is silence', async () => {
    const server = createServer()
    const port = await new Promise<number>((done) =>
      server.listen(0, '127.0.0.1', () => {
        const address = server.address()
        server.close(() => done(typeof address === 'object' && address ? address.port : 1))
      }),
    )
    expect(await notify(`http://127.0.0.1:${port}/`)).toEqual({ is: 'silent' })
  })

  test('goes to the address that was judged, though the name leads elsewhere a moment later', async () => {
    const { port } = new URL(receiver.url)
    const answers = ['127.0.0.1']
    const resolve = async () => [{ address: answers.pop() ?? '10.0.0.1', family: 4 }]
    expect(await notify(`http://hooks.shop.in:${port}/hook`, { resolve })).toEqual({ is: 'taken', httpStatus: 200 })
    expect(receiver.received[0]?.headers.host).toBe(`hooks.shop.in:${port}`)
    expect(answers).toEqual([])
  })

  test('is not posted to an address that is not allowed', async () => {
    expect(await notify(undefined, { allowLoopback: false })).toEqual({ is: 'unsafe', because: 'not-https' })
    const resolve = async () => [{ address: '127.0.0.1', family: 4 }]
    const { port } = new URL(receiver.url)
    expect(await notify(`https://hooks.shop.in:${port}/`, { allowLoopback: false, resolve })).toEqual({
      is: 'unsafe',
      because: 'private-address',
    })
    expect(receiver.received).toEqual([])
  })
})
