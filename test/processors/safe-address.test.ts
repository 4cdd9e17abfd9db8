import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Resolve, safeAddress } from '../../src/processors/safe-address.ts'

const PUBLIC = '93.184.216.34'
const never: Resolve = () => Promise.reject(new Error('No name of this test may be looked up.'))
const to =
  (...addresses: string[]): Resolve =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
const judge = (url: string, resolve: Resolve = never) => safeAddress(url, { allowLoopback: false, resolve })
const refusal = async (url: string, resolve?: Resolve) => {
  const judged = await judge(url, resolve)
  return judged.safe ? 'safe' : judged.because
}

const FORBIDDEN = [
  ['this network', '0.0.0.0'],
  ['a private network', '10.1.2.3'],
  ['a carrier’s network', '100.64.0.1'],
  ['a carrier’s network', '100.127.255.254'],
  ['this machine', '127.0.0.1'],
  ['this machine', '127.255.255.254'],
  ['the cloud’s metadata', '169.254.169.254'],
  ['Azure’s host', '168.63.129.16'],
  ['a private network', '172.16.0.1'],
  ['a private network', '172.31.255.255'],
  ['protocol assignments', '192.0.0.8'],
  ['documentation', '192.0.2.1'],
  ['6to4 relays', '192.88.99.1'],
  ['a private network', '192.168.1.1'],
  ['benchmarks', '198.19.255.255'],
  ['documentation', '198.51.100.7'],
  ['documentation', '203.0.113.7'],
  ['multicast', '224.0.0.1'],
  ['reserved', '240.0.0.1'],
  ['broadcast', '255.255.255.255'],
  ['nothing', '::'],
  ['this machine', '::1'],
  ['a mapped private network', '::ffff:10.0.0.1'],
  ['a mapped public address', '::ffff:93.184.216.34'],
  ['a compatible address', '::127.0.0.1'],
  ['NAT64', '64:ff9b::a00:1'],
  ['discard', '100::1'],
  ['Teredo', '2001:0:4136:e378::1'],
  ['documentation', '2001:db8::1'],
  ['6to4 of a private network', '2002:a00:1::1'],
  ['documentation', '3fff::1'],
  ['a unique local address', 'fd12:3456::1'],
  ['a link-local address', 'fe80::1'],
  ['a link-local address with its zone', 'fe80::1%eth0'],
  ['a site-local address', 'fec0::1'],
  ['multicast', 'ff02::1'],
] as const

describe('a business’s webhook address', () => {
  test.each(FORBIDDEN)('that leads to %s (%s) is refused, as a number and as a name', async (_, address) => {
    expect(await refusal('https://hooks.shop.in/x', to(address))).toBe('private-address')
    expect(await refusal('https://hooks.shop.in/x', to(PUBLIC, address))).toBe('private-address')
    if (address.includes('%')) return
    expect(await refusal(`https://${address.includes(':') ? `[${address}]` : address}/`)).toBe('private-address')
  })

  test.each(['2130706433', '0x7f.1', '017700000001', '127.1', '0xA9FEA9FE', '①②⑦.0.0.1'])(
    'may not spell this machine or the metadata as %s',
    async (host) => {
      expect(await refusal(`https://${host}/`)).toBe('private-address')
    },
  )

  test.each([
    ['hooks.shop.in', PUBLIC],
    ['hooks.shop.in', '2606:2800:220:1::1'],
    ['edges.shop.in', '172.15.255.255'],
    ['edges.shop.in', '172.32.0.0'],
    ['edges.shop.in', '100.63.255.255'],
    ['edges.shop.in', '100.128.0.0'],
  ])('%s at %s is taken, and pinned there', async (host, address) => {
    expect(await judge(`https://${host}/hook`, to(address))).toMatchObject({ safe: true, at: { address } })
  })

  test.each([
    ['ftp://hooks.shop.in/', 'not-https'],
    ['http://hooks.shop.in/', 'not-https'],
    ['file:///etc/passwd', 'not-https'],
    ['hooks.shop.in', 'not-a-url'],
    ['', 'not-a-url'],
    ['https://', 'not-a-url'],
    ['https://user@hooks.shop.in/', 'has-credentials'],
    ['https://:secret@hooks.shop.in/', 'has-credentials'],
    ['https://hooks.rangoli-sarees.example/callmissed', 'reserved-name'],
    ['https://hooks.rangoli-sarees.EXAMPLE./callmissed', 'reserved-name'],
    ['https://vault.internal/', 'reserved-name'],
    ['https://printer.local/', 'reserved-name'],
    ['https://nowhere.invalid/', 'reserved-name'],
  ])('%s is refused as %s without asking the DNS', async (url, because) => {
    expect(await refusal(url)).toBe(because)
  })

  test('that does not resolve is refused as such', async () => {
    expect(await refusal('https://gone.shop.in/', to())).toBe('does-not-resolve')
    expect(await refusal('https://gone.shop.in/', never)).toBe('does-not-resolve')
  })

  test('is never on this machine or plain http in production, whatever its name says', async () => {
    expect(await refusal('https://localhost/', to('127.0.0.1', '::1'))).toBe('private-address')
    expect(await refusal('http://localhost/', to('127.0.0.1'))).toBe('not-https')
  })

  test('outside production may be this machine, and no other private one', async () => {
    const outside = (url: string, resolve: Resolve = never) => safeAddress(url, { allowLoopback: true, resolve })
    expect(await outside('http://127.0.0.1:4010/hook')).toMatchObject({ safe: true })
    expect(await outside('http://[::1]:4010/hook')).toMatchObject({ safe: true, at: { address: '::1', family: 6 } })
    expect(await outside('http://localhost/', to('127.0.0.1', '::1'))).toMatchObject({ safe: true })
    expect(await outside('http://hooks.shop.in/', to(PUBLIC))).toEqual({ safe: false, because: 'not-https' })
    expect(await outside('https://hooks.shop.in/', to('127.0.0.1', '10.0.0.1'))).toEqual({
      safe: false,
      because: 'private-address',
    })
    expect(await outside('https://10.0.0.1/')).toEqual({ safe: false, because: 'private-address' })
  })

  test('in a private block is refused in every form that IPv6 gives an IPv4 address', async () => {
    const octet = fc.integer({ min: 0, max: 255 })
    const block = fc.constantFrom([10], [127], [169, 254], [192, 168], [172, 16], [100, 64], [0], [255])
    await fc.assert(
      fc.asyncProperty(block, octet, octet, octet, async (start, a, b, c) => {
        const octets = [...start, a, b, c].slice(0, 4)
        const hex = octets.map((each) => each.toString(16).padStart(2, '0')).join('')
        const pair = `${hex.slice(0, 4)}:${hex.slice(4)}`
        const forms = [octets.join('.'), `::ffff:${pair}`, `::${pair}`, `64:ff9b::${pair}`, `2002:${pair}::1`]
        for (const form of forms) expect(await refusal('https://hooks.shop.in/', to(form))).toBe('private-address')
      }),
      { numRuns: 50 },
    )
  })
})
