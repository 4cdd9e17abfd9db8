import { BlockList, isIP } from 'node:net'

/** Why nothing is sent to an address. */
export type Unsafe = 'not-a-url' | 'not-https' | 'has-credentials' | 'reserved-name' | 'does-not-resolve' | 'private-address'

export interface Address {
  address: string
  family: 4 | 6
}

/** Every address of a name, as `dns.lookup` with `all` gives them. */
export type Resolve = (host: string) => Promise<readonly { address: string; family: number }[]>

/** `at`: the one address to connect to. Asking the DNS again could give another answer. */
export type SafeAddress = { safe: true; url: URL; at: Address } | { safe: false; because: Unsafe }

/** IANA's special-purpose IPv4 blocks, multicast, and the address at which every Azure machine finds its host. */
const FORBIDDEN_V4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '168.63.129.16/32',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
]
/** Blocks within global unicast that lead elsewhere: protocol assignments with Teredo, documentation, 6to4. */
const FORBIDDEN_V6 = ['2001::/23', '2001:db8::/32', '2002::/16', '2620:4f:8000::/48', '3fff::/20']
/** Names that no public DNS ever resolves (RFC 2606, 6761, 6762, 7686, ICANN's .internal). */
const RESERVED_NAME = /(^|[.])(example|invalid|test|local|internal|onion|home[.]arpa)$/

const forbidden = blocks([...FORBIDDEN_V4, ...FORBIDDEN_V6])
const globalUnicast = blocks(['2000::/3'])
const loopback = blocks(['127.0.0.0/8', '::1/128'])

/**
 * Judges where a business wants to be told: https to a public address only; outside production (`allowLoopback`) also this machine, with
 * http too. One forbidden address among those of a name refuses the name. Never throws.
 */
export async function safeAddress(
  text: string,
  { allowLoopback, resolve }: { allowLoopback: boolean; resolve: Resolve },
): Promise<SafeAddress> {
  const url = parse(text)
  if (!url) return unsafe('not-a-url')
  if (url.protocol !== 'https:' && !(allowLoopback && url.protocol === 'http:')) return unsafe('not-https')
  if (url.username !== '' || url.password !== '') return unsafe('has-credentials')
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/[.]$/, '')
  if (RESERVED_NAME.test(host)) return unsafe('reserved-name')
  const found = await addressesOf(host, resolve)
  const [at] = found
  if (!at) return unsafe('does-not-resolve')
  if (allowLoopback && found.every(isLoopback)) return { safe: true, url, at }
  if (url.protocol !== 'https:') return unsafe('not-https')
  return found.every(isPublic) ? { safe: true, url, at } : unsafe('private-address')
}

/** Whether anybody on the internet may have this address. What IPv6 maps or tunnels to IPv4 counts as not. */
function isPublic({ address, family }: Address): boolean {
  if (family === 4) return !forbidden.check(address, 'ipv4')
  return globalUnicast.check(address, 'ipv6') && !forbidden.check(address, 'ipv6')
}

const unsafe = (because: Unsafe): SafeAddress => ({ safe: false, because })

const isLoopback = ({ address, family }: Address) => loopback.check(address, family === 4 ? 'ipv4' : 'ipv6')

function parse(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined
}

async function addressesOf(host: string, resolve: Resolve): Promise<Address[]> {
  const found = isIP(host) > 0 ? [{ address: host, family: isIP(host) }] : await resolve(host).catch(() => [])
  // A zone (`fe80::1%eth0`) names an interface of this machine, and no list knows it.
  return found.map(({ address }) => ({ address: address.replace(/%.*$/, ''), family: isIP(address) === 4 ? 4 : 6 }))
}

function blocks(subnets: readonly string[]): BlockList {
  const list = new BlockList()
  for (const subnet of subnets) {
    const [network = '', bits = ''] = subnet.split('/')
    list.addSubnet(network, Number(bits), isIP(network) === 4 ? 'ipv4' : 'ipv6')
  }
  return list
}
