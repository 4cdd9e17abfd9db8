import { BlockList, isIPv4 } from 'node:net'

const near = new BlockList()
for (const [network, bits] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  ['100.64.0.0', 10],
] as const)
  near.addSubnet(network, bits, 'ipv4')
for (const [network, bits] of [
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  near.addSubnet(network, bits, 'ipv6')

/** Whether an address is this machine's, or of a network that the internet does not reach. */
export function isPrivate(address: string): boolean {
  const plain = address.replace(/^::ffff:(?=\d+[.])/i, '').replace(/%.*$/, '')
  return near.check(plain, isIPv4(plain) ? 'ipv4' : 'ipv6')
}
