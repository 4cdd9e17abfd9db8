import { isIPv6 } from 'node:net'

const GROUPS = 8
const OF_A_NETWORK = 4

/**
 * Under what a caller is counted: an IPv4 address, or the /64 network of an IPv6 one, in which anybody has as many addresses as they like.
 */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+[.])/i, '').replace(/%.*$/, '')
  if (!isIPv6(plain)) return plain
  const [head = [], tail] = plain.split('::').map((part) => part.split(':').filter(Boolean))
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, GROUPS - head.length - tail.length)).fill('0')
  const groups = [...head, ...zeros, ...(tail ?? [])].slice(0, OF_A_NETWORK)
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`
}
