/** One page of an Ogg file. `granule` is the position at its end, in samples; -1 where no packet ends on it. */
export interface Page {
  serial: number
  granule: bigint
  /** What lies on the page, cut where packets end; the last one may go on. */
  segments: Uint8Array[]
  /** Whether the last segment goes on on the next page. */
  isOpen: boolean
}

const CAPTURE = 'OggS'
const HEADER_BYTES = 27
const SEGMENT_BYTES_MAX = 255

/** The pages of an Ogg file in order; undefined when anything but whole pages stands in it. RFC 3533, section 6. */
export function readPages(file: Uint8Array): Page[] | undefined {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const pages: Page[] = []
  for (let at = 0; at < file.length; ) {
    if (at + HEADER_BYTES > file.length || text(file, at, at + 4) !== CAPTURE || file[at + 4] !== 0) return undefined
    const body = at + HEADER_BYTES + (file[at + 26] ?? 0)
    const lacing = file.subarray(at + HEADER_BYTES, body)
    const end = lacing.reduce((sum, length) => sum + length, body)
    if (body > file.length || end > file.length) return undefined
    pages.push({
      serial: view.getUint32(at + 14, true),
      granule: view.getBigInt64(at + 6, true),
      segments: cut(file, body, lacing),
      isOpen: lacing.at(-1) === SEGMENT_BYTES_MAX,
    })
    at = end
  }
  return pages
}

function cut(file: Uint8Array, from: number, lacing: Uint8Array): Uint8Array[] {
  const segments: Uint8Array[] = []
  let [start, end] = [from, from]
  for (const [index, length] of lacing.entries()) {
    end += length
    if (length === SEGMENT_BYTES_MAX && index < lacing.length - 1) continue
    segments.push(file.subarray(start, end))
    start = end
  }
  return segments
}

/** The packets of a file with one stream; undefined when there are several, or the last one is cut off. */
export function readPackets(pages: readonly Page[]): Uint8Array[] | undefined {
  const packets: Uint8Array[] = []
  let open: Uint8Array[] = []
  for (const { serial, segments, isOpen } of pages) {
    if (serial !== pages[0]?.serial) return undefined
    for (const [index, segment] of segments.entries()) {
      open.push(segment)
      if (isOpen && index === segments.length - 1) continue
      packets.push(open.length === 1 ? segment : Buffer.concat(open))
      open = []
    }
  }
  return open.length === 0 ? packets : undefined
}

const FIRST_PAGE = 2
const LAST_PAGE = 4

/** A file of one stream. Each entry is a page: its packets, each shorter than 255 bytes or a page of its own, and where they end. */
export function writePages(pages: readonly { packets: readonly Uint8Array[]; granule: number }[]): Buffer {
  return Buffer.concat(
    pages.map(({ packets, granule }, index) => {
      const lacing = packets.flatMap(({ length }) => [
        ...Array<number>(Math.floor(length / SEGMENT_BYTES_MAX)).fill(SEGMENT_BYTES_MAX),
        length % SEGMENT_BYTES_MAX,
      ])
      const header = Buffer.alloc(HEADER_BYTES)
      header.write(CAPTURE, 0, 'ascii')
      header[5] = (index === 0 ? FIRST_PAGE : 0) + (index === pages.length - 1 ? LAST_PAGE : 0)
      header.writeBigInt64LE(BigInt(granule), 6)
      header.writeUInt32LE(1, 14)
      header.writeUInt32LE(index, 18)
      header[26] = lacing.length
      const page = Buffer.concat([header, Buffer.from(lacing), ...packets])
      page.writeUInt32LE(checksum(page), 22)
      return page
    }),
  )
}

/** CRC-32 as Ogg has it: polynomial 0x04c11db7, nothing reflected, nothing inverted. */
function checksum(bytes: Uint8Array): number {
  let sum = 0
  for (const byte of bytes) {
    sum ^= byte << 24
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 0x80000000 ? (sum << 1) ^ 0x04c11db7 : sum << 1
  }
  return sum >>> 0
}

function text(bytes: Uint8Array, from: number, to: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('latin1')
}
