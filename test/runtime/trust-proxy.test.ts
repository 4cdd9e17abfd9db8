import Fastify from 'fastify'
import { describe, expect, test } from 'vitest'
import { parseTrustProxy, trustOf } from '../../src/runtime/trust-proxy.ts'

describe('behind', () => {
  test.each([
    ['nobody, the address is the connection’s', 'false', '203.0.113.9', '127.0.0.1'],
    ['one proxy, it is the one that the proxy saw', '1', '198.51.100.7, 203.0.113.9', '203.0.113.9'],
    ['two proxies, it is the one that the first of them saw', '2', '198.51.100.7, 203.0.113.9, 10.0.0.2', '203.0.113.9'],
    ['a proxy at a known address, it is the one that the proxy saw', '127.0.0.1', '198.51.100.7, 203.0.113.9', '203.0.113.9'],
    ['proxies of known ranges, it is the first from elsewhere', 'loopback,10.0.0.0/8', '198.51.100.7, 10.0.0.2', '198.51.100.7'],
    ['a proxy elsewhere, a direct client is not believed', '10.0.0.0/8', '203.0.113.9', '127.0.0.1'],
    ['anybody, it is what the client says', 'true', '198.51.100.7, 203.0.113.9', '198.51.100.7'],
  ])('%s', async (_name, setting, forwardedFor, address) => {
    const app = Fastify({ trustProxy: trustOf(parseTrustProxy(setting) ?? false) })
    app.get('/', async (request) => request.ip)
    const answer = await app.inject({ url: '/', headers: { 'x-forwarded-for': forwardedFor }, remoteAddress: '127.0.0.1' })
    expect(answer.body).toBe(address)
  })
})
