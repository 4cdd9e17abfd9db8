import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDelivery } from '../../src/simulator/delivery.ts'

let answers: number[] = []
const webhook = createServer((request, response) => {
  request.resume()
  response.writeHead(answers.shift() ?? 200).end()
})
const url = () => `http://127.0.0.1:${(webhook.address() as AddressInfo).port}/webhook`

beforeAll(() => new Promise<void>((resolve) => webhook.listen(0, '127.0.0.1', resolve)))
afterAll(() => new Promise((resolve) => webhook.close(resolve)))

test('bodies that the webhook could not store are delivered again', async () => {
  answers = Array<number>(40).fill(503)
  const delivery = createDelivery(url, [10, 10, 10])
  await Promise.all(Array.from({ length: 20 }, (_, index) => delivery.post('secret', { index })))
  await delivery.idle()
  expect(answers).toEqual([])
})

test('what waits for another try is given up when the sender stops', async () => {
  answers = [503]
  const delivery = createDelivery(url, [60_000])
  expect(await delivery.post('secret', {})).toEqual({ status: 503, body: '' })
  delivery.stop()
  await delivery.idle()
  expect(answers).toEqual([])
})
