import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPayload } from '../../src/webhook/payload.ts'
import { bodyFor, fixture } from './bodies.ts'

const CHANNEL = '100000000000001'
const UNSAFE = /\0|\p{Surrogate}/u

const realBodies = [
  fixture('several'),
  ...Object.values(fixture('messages')).map((message) => bodyFor(CHANNEL, { messages: [message], contacts: [] })),
  ...Object.values(fixture('system')).map((message) => bodyFor(CHANNEL, { messages: [message] })),
  ...Object.values(fixture('statuses')).map((status) => bodyFor(CHANNEL, { statuses: [status] })),
]

/** A real body in which some values were replaced by anything at all. */
const mutatedBody = fc
  .tuple(fc.constantFrom(...realBodies), fc.array(fc.tuple(fc.nat(), fc.jsonValue()), { minLength: 1, maxLength: 4 }))
  .map(([body, changes]) => changes.reduce<unknown>((mutated, [at, value]) => replaceNth(mutated, at, value), body))

function replaceNth(body: unknown, at: number, value: unknown): unknown {
  let seen = 0
  const count = countValues(body)
  return JSON.parse(JSON.stringify(body), function revive(_key, old) {
    seen += 1
    return seen === (at % count) + 1 ? value : old
  })
}

function countValues(body: unknown): number {
  let count = 0
  JSON.parse(JSON.stringify(body), (_key, value) => {
    count += 1
    return value
  })
  return count
}

function check(body: unknown): void {
  const { events, phoneNumberIds } = readPayload(body)
  for (const event of events) {
    expect(phoneNumberIds.has(event.phoneNumberId)).toBe(true)
    expect(event.wamid).not.toBe('')
    if (event.kind !== 'status') expect(event.sender.phone ?? event.sender.userId).toBeTruthy()
    expect(Number.isNaN(Date.parse(event.kind === 'status' ? event.at : event.sentAt))).toBe(false)
    JSON.stringify(event, (_key, value) => {
      if (typeof value === 'string') expect(value).not.toMatch(UNSAFE)
      return value
    })
  }
}

test('any JSON at all is read without a throw', () => {
  fc.assert(fc.property(fc.jsonValue({ maxDepth: 6 }), check))
})

test('a real body with anything in the place of anything gives only sound events', () => {
  fc.assert(fc.property(mutatedBody, check), { numRuns: 1_000 })
})

test('text of any code units becomes text that PostgreSQL takes', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) }), (text) => {
      const message = { from: '917000012345', id: `wamid.${text}`, timestamp: '1795500000', type: 'text', text: { body: text } }
      const wire = JSON.parse(JSON.stringify(bodyFor(CHANNEL, { messages: [message] })))
      check(wire)
      expect(readPayload(wire).events).toHaveLength(1)
    }),
  )
})

test.each([
  ['lists', '[', ']'],
  ['objects', '{"entry":[', ']}'],
])('three megabytes of nested %s are read, wherever they stand', (_name, open, close) => {
  const depth = Math.floor((3 * 1024 * 1024) / (open.length + close.length))
  const deep = JSON.parse(open.repeat(depth) + close.repeat(depth)) as unknown
  check(deep)
  check(bodyFor(CHANNEL, { messages: deep, contacts: deep }))
  check(bodyFor(CHANNEL, { messages: [{ from: deep, id: 'wamid.1', timestamp: '1795500000', type: 'text', text: deep }] }))
})
