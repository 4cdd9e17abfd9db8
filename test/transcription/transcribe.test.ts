import { inspect } from 'node:util'
import { afterAll, afterEach, beforeAll, describe, expect, it, test } from 'vitest'
import { type StartedTranscriber, startFakeTranscriber } from '../../src/simulator/fake-transcriber.ts'
import { guardedTranscribe } from '../../src/transcription/guarded-transcribe.ts'
import { silentOpus } from '../../src/transcription/opus.ts'
import { createTranscribe, type Transcript } from '../../src/transcription/transcribe.ts'

const KEY = 'cm_key-that-nobody-sees'
let endpoint: StartedTranscriber
beforeAll(async () => {
  endpoint = await startFakeTranscriber(KEY)
})
afterEach(() => {
  endpoint.failNext.length = 0
})
afterAll(() => endpoint.close())

const transcribe = (how: { url?: string; key?: string | undefined } = {}) =>
  createTranscribe({ url: endpoint.url, key: KEY, model: 'whisper-1', timeoutMs: 400, ...how })
const note = (words: string) => silentOpus(1_000, `TRANSCRIPT=${words}`)

describe('a recording is put into words', () => {
  it('by an endpoint of OpenAI’s shape, with or without a slash at the end of its address', async () => {
    const words = 'मेरा डेटा डिलीट करो'
    expect(await transcribe()(note(words))).toEqual({ is: 'heard', words })
    expect(await transcribe({ url: `${endpoint.url}/` })(note(' hello '))).toEqual({ is: 'heard', words: 'hello' })
  })

  it('of which no more than a minute’s worth is taken', async () => {
    const transcript = await transcribe()(note('a'.repeat(9_000)))
    expect(transcript.is === 'heard' && transcript.words.length).toBe(2_000)
  })

  it.each<[string, () => Promise<Transcript>, Transcript]>([
    ['another key', () => transcribe({ key: 'cm_stolen-by-somebody' })(note('x')), { is: 'refused', httpStatus: 401 }],
    ['no key', () => transcribe({ key: undefined })(note('x')), { is: 'refused', httpStatus: 401 }],
    ['another path', () => transcribe({ url: `${endpoint.url}/v2` })(note('x')), { is: 'refused', httpStatus: 404 }],
    ['no recording', () => transcribe()(Buffer.from('noise')), { is: 'refused', httpStatus: 400 }],
    ['a redirect, which nobody follows', () => failing(302), { is: 'refused', httpStatus: 302 }],
    ['an endpoint that never answers', () => failing('silence'), { is: 'silent' }],
    ['nobody there', () => transcribe({ url: 'http://127.0.0.1:9/v1' })(note('x')), { is: 'silent' }],
  ])('or not, and says so without key and words: %s', async (_what, work, transcript) => {
    const got = await work()
    expect(got).toEqual(transcript)
    expect(inspect(got, { depth: 9 })).not.toMatch(/cm_|TRANSCRIPT/)
  })

  function failing(how: number | 'silence'): Promise<Transcript> {
    endpoint.failNext.push(how)
    return transcribe()(note('delete my data'))
  }
})

describe('an endpoint that is down', () => {
  const at = { now: new Date('2026-11-24T10:00:00Z') }
  function guarded(answers: Transcript[]) {
    const [calls, alarms]: [Uint8Array[], string[]] = [[], []]
    const guard = { now: () => at.now, onDown: (because: string) => void alarms.push(because) }
    const work = guardedTranscribe(async (voice) => {
      calls.push(voice)
      return answers.shift() ?? { is: 'heard', words: 'x' }
    }, guard)
    return { calls, alarms, listen: () => work(note('x')) }
  }

  it('is left alone for a minute after three failures, with one alarm, and then asked again', async () => {
    const { calls, alarms, listen } = guarded(Array<Transcript>(3).fill({ is: 'silent' }))
    for (let time = 0; time < 5; time += 1) expect(await listen()).toEqual({ is: 'silent' })
    expect([calls.length, alarms]).toEqual([3, ['silent']])
    at.now = new Date(at.now.getTime() + 60_000)
    expect(await listen()).toEqual({ is: 'heard', words: 'x' })
  })

  it('is not down when it cannot read a recording', async () => {
    const { calls, alarms, listen } = guarded(Array<Transcript>(5).fill({ is: 'refused', httpStatus: 400 }))
    for (let time = 0; time < 5; time += 1) await listen()
    expect([calls.length, alarms]).toEqual([5, []])
  })
})

test('however slowly others are heard, three at once are the most', async () => {
  let heard = (_: Transcript) => {}
  const answer = new Promise<Transcript>((resolve) => {
    heard = resolve
  })
  const work = guardedTranscribe(() => answer, { now: () => new Date(0), onDown: () => {} })
  const waiting = [1, 2, 3].map(() => work(note('x')))
  expect(await work(note('x'))).toEqual({ is: 'silent' })
  heard({ is: 'heard', words: 'x' })
  expect(await Promise.all(waiting)).toHaveLength(3)
  expect(await work(note('x'))).toEqual({ is: 'heard', words: 'x' })
})
