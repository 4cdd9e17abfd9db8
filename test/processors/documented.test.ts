import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readAnswer } from '../../src/processors/answer.ts'
import { composeTask } from '../../src/processors/processor-task.ts'
import { hmacSha256Hex } from '../../src/runtime/keys.ts'

const page = readFileSync(new URL('../../docs/integration.md', import.meta.url), 'utf8')
const section = page.slice(page.indexOf('## What a processor is asked'))
const secret = /made with the secret `([^`]+)`/.exec(section)?.[1] ?? ''
const [ask, answer] = [...section.matchAll(/X-CallMissed-Signature: (sha256=[0-9a-f]{64})\n```\n\n```json\n(.+)\n```/g)].map(
  ([, signature = '', body = '']) => ({ signature, body }),
)

test('the call on the page is what the bot composes, byte for byte, and is signed as it says', () => {
  const said = JSON.parse(ask?.body ?? '')
  const composed = composeTask({
    id: said.task,
    processor: { knowsBy: ['phone'] },
    asked: { verb: 'erase-after', categories: ['billing'], eraseOn: '2032-12-31', isAble: true },
    scope: { kind: 'number' },
    subject: { phones: ['+917000012345'], userIds: ['IN.123456789'], emails: ['a.person@example.in'] },
    upTo: new Date('2026-11-23T10:00:00.000Z'),
    answerBy: new Date('2026-11-26T10:15:02.114Z'),
    answerAt: 'https://bot.example/api/v1/processors/acknowledgements',
    now: new Date('2026-11-23T10:15:02.114Z'),
  })
  expect(composed).toBe(ask?.body)
  expect(`sha256=${hmacSha256Hex(secret, composed)}`).toBe(ask?.signature)
  expect(section).toContain(`X-CallMissed-Delivery: ${said.task}`)
})

test('the acknowledgement on the page is taken within five minutes of its time, and not after', () => {
  const raw = Buffer.from(answer?.body ?? '')
  const at = (time: string) => readAnswer(raw, answer?.signature, secret, new Date(time))
  expect(at('2026-11-23T10:16:31Z')).toMatchObject({
    is: 'answer',
    answer: { answers: [{ status: 'done' }, { status: 'scheduled' }] },
  })
  expect(at('2026-11-23T10:21:30Z').is).toBe('answer')
  expect(at('2026-11-23T10:21:31Z').is).toBe('stale')
  expect(at('2026-11-23T10:11:29Z').is).toBe('stale')
  expect(readAnswer(Buffer.from(`${raw} `), answer?.signature, secret, new Date('2026-11-23T10:16:31Z')).is).toBe('stranger')
})
