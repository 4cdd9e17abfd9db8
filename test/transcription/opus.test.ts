import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { writePages } from '../../src/transcription/ogg.ts'
import { opusComment, opusLengthMs, silentOpus } from '../../src/transcription/opus.ts'

const head = Buffer.concat([Buffer.from('OpusHead'), Buffer.from([1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0])])
const tags = Buffer.concat([Buffer.from('OpusTags'), Buffer.alloc(8)])
const file = (packets: readonly Uint8Array[], granule = 0) =>
  writePages([
    { packets: [head], granule: 0 },
    { packets: [tags], granule: 0 },
    { packets, granule },
  ])

describe('how long a recording is', () => {
  it('is told of whatever length and comment', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_000 }), fc.string({ maxLength: 400 }), (frames, comment) => {
        const recording = silentOpus(frames * 20, comment)
        expect(opusLengthMs(recording)).toBe(frames * 20)
        expect(opusComment(recording)).toBe(Buffer.from(comment).toString('utf8'))
      }),
      { numRuns: 60 },
    )
  })

  // RFC 6716, table 2: the kind of coding stands in the first five bits of a packet, the count of frames in the last two.
  it.each([
    ['SILK, 60 ms', [0b00011_0_00], 60],
    ['SILK, 10 ms, two frames', [0b00000_0_01], 20],
    ['hybrid, 20 ms', [0b01101_0_00], 20],
    ['CELT, 2.5 ms, two frames of their own sizes', [0b10000_0_10], 5],
    ['CELT, 20 ms, six frames', [0b11111_0_11, 6], 120],
  ])('of a packet of %s', (_what, packet, ms) => {
    expect(opusLengthMs(file([Uint8Array.from(packet)]))).toBe(ms)
  })

  it('is not made shorter by a page that claims less, and is believed where one claims more', () => {
    const minute = Array<Uint8Array>(200).fill(Uint8Array.of(0xff, 6))
    expect(opusLengthMs(file(minute, 48))).toBe(200 * 120)
    expect(opusLengthMs(file([Uint8Array.of(0xf8)], 48_000 * 90))).toBe(90_000)
  })
})

test('what is no recording of WhatsApp’s has no length, whatever it is', () => {
  const recording = silentOpus(400)
  fc.assert(
    fc.property(fc.integer({ min: 0, max: recording.length - 1 }), (end) => {
      const cut = opusLengthMs(recording.subarray(0, end))
      // Cut between two pages it is a shorter recording.
      expect(cut === undefined || cut <= 400).toBe(true)
    }),
  )
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => opusLengthMs(bytes) === undefined))
  const two = Buffer.from(recording)
  two.writeUInt32LE(7, two.lastIndexOf('OggS') + 14)
  expect(opusLengthMs(two)).toBeUndefined()
  expect(opusLengthMs(Buffer.concat([recording, Buffer.from('more')]))).toBeUndefined()
  expect(opusLengthMs(writePages([{ packets: [Buffer.from('\x01vorbis')], granule: 0 }]))).toBeUndefined()
})
