import { isIP } from 'node:net'

/** Whose X-Forwarded-For is believed: nobody's, everybody's, so many proxies' in a row, or theirs who come from these addresses and ranges. */
export type TrustProxy = boolean | number | string[]

export const TRUST_PROXY_WANTED =
  'true, false, how many proxies stand in a row (1 to 9), or their addresses and ranges, comma-separated, as in 10.0.0.0/8,::1 (also loopback, linklocal, uniquelocal)'

const NAMED = new Set(['loopback', 'linklocal', 'uniquelocal'])

/** Reads TRUST_PROXY; undefined where it is none of those. A range of the whole internet is none: that is `true`, and should look like it. */
export function parseTrustProxy(text: string): TrustProxy | undefined {
  if (text === 'true' || text === 'false') return text === 'true'
  if (/^[1-9]$/.test(text)) return Number(text)
  const places = text.split(',').map((place) => place.trim())
  return places.every(isPlace) ? places : undefined
}

/** As Fastify takes it. It trusts no bare number, so that a direct client cannot pass for a proxy: whoever sets one keeps others from the port. */
export function trustOf(setting: TrustProxy): boolean | string[] | ((address: string, hop: number) => boolean) {
  return typeof setting === 'number' ? (_address, hop) => hop < setting : setting
}

function isPlace(place: string): boolean {
  if (NAMED.has(place)) return true
  const [address = '', prefix, ...more] = place.split('/')
  const bits = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0
  if (bits === 0 || more.length > 0 || address.includes('%')) return false
  return prefix === undefined || (/^[1-9]\d{0,2}$/.test(prefix) && Number(prefix) <= bits)
}
