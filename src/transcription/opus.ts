import { readPackets, readPages, writePages } from './ogg.ts'

const HEAD = 'OpusHead'
const TAGS = 'OpusTags'
const SAMPLES_PER_MS = 48
/** Frame lengths in quarters of a millisecond, by the kind of coding. RFC 6716, section 3.1. */
const SILK = [40, 80, 160, 240] as const
const HYBRID = [40, 80] as const
const CELT = [10, 20, 40, 80] as const

/**
 * How long a voice note is, in milliseconds: the longer of what its packets hold and what its pages claim, so that a false claim makes it
 * no shorter. Undefined: no Ogg file with one Opus stream and nothing else. RFC 7845.
 */
export function opusLengthMs(file: Uint8Array): number | undefined {
  const pages = readPages(file)
  const packets = pages && readPackets(pages)
  const [head, tags, ...sound] = packets ?? []
  if (!pages || !head || !tags || !startsWith(head, HEAD) || head.length < 19 || !startsWith(tags, TAGS)) return undefined
  const quarters = sound.reduce((sum, packet) => sum + packetQuarters(packet), 0)
  const preSkip = (head[10] ?? 0) + 256 * (head[11] ?? 0)
  const claimed = Math.max(0, ...pages.map(({ granule }) => Number(granule) - preSkip)) / SAMPLES_PER_MS
  return Math.max(quarters / 4, claimed)
}

function packetQuarters(packet: Uint8Array): number {
  const [first = 0, second = 0] = packet
  if (packet.length === 0) return 0
  const frames = [1, 2, 2, second & 63][first & 3] ?? 0
  return frames * frameQuarters(first >> 3)
}

function frameQuarters(config: number): number {
  if (config < 12) return SILK[config % 4] ?? 0
  return config < 16 ? (HYBRID[config % 2] ?? 0) : (CELT[config % 4] ?? 0)
}

/** 20 ms of nothing, one channel. */
const SILENCE = Uint8Array.of(0xf8, 0xff, 0xfe)
const SILENCE_MS = 20
const PACKETS_A_PAGE = 50
const PRE_SKIP = 312

/** A recording in which nobody speaks, with a comment (up to some 60,000 bytes) in its header. */
export function silentOpus(milliseconds: number, comment = ''): Buffer {
  const head = Buffer.alloc(19)
  head.write(HEAD, 'ascii')
  head[8] = 1
  head[9] = 1
  head.writeUInt16LE(PRE_SKIP, 10)
  head.writeUInt32LE(16_000, 12)
  const count = Math.ceil(milliseconds / SILENCE_MS)
  const sound = Array.from({ length: Math.ceil(count / PACKETS_A_PAGE) }, (_, index) => {
    const upTo = Math.min(count, (index + 1) * PACKETS_A_PAGE)
    const packets = Array<Uint8Array>(upTo - index * PACKETS_A_PAGE).fill(SILENCE)
    return { packets, granule: upTo * SILENCE_MS * SAMPLES_PER_MS }
  })
  const tags = Buffer.concat([Buffer.from(TAGS), counted('CallMissed'), number(1), counted(comment)])
  return writePages([{ packets: [head], granule: 0 }, { packets: [tags], granule: 0 }, ...sound])
}

/** The first comment in a recording's header. */
export function opusComment(file: Uint8Array): string | undefined {
  const pages = readPages(file)
  const tags = pages && readPackets(pages)?.[1]
  if (!tags || !startsWith(tags, TAGS)) return undefined
  const bytes = Buffer.from(tags)
  const vendorEnd = 12 + bytes.readUInt32LE(8)
  const from = vendorEnd + 8
  if (from > bytes.length) return undefined
  return bytes.subarray(from, from + bytes.readUInt32LE(vendorEnd + 4)).toString('utf8')
}

function startsWith(packet: Uint8Array, word: string): boolean {
  return Buffer.from(packet.subarray(0, word.length)).toString('latin1') === word
}

function counted(words: string): Buffer {
  const bytes = Buffer.from(words)
  return Buffer.concat([number(bytes.length), bytes])
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
