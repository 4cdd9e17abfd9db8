import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../../src/runtime/ids.ts'
import type { CallOptions, Reply } from './support/partner-world.ts'
import { partnerWorld } from './support/partner-world.ts'

interface Operation {
  operationId: string
  responses: Record<string, { content?: Record<string, { schema: object }> }>
}
type Document = { openapi: string; paths: Record<string, Record<string, Operation>>; components: object }

const COLLECTION = '/api/v1/deletion-requests'
const ONE = `${COLLECTION}/{id}`
const OBJECTIONS = `${ONE}/objections`
const STRANGER = '+917000099123'

describe('the document at /api/v1/openapi.json', () => {
  const world = partnerWorld({ withoutInstructions: true })
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  const exercised = new Set<string>()
  let document: Document
  beforeAll(async () => {
    const { status, headers, body } = await world.call('sarees', { path: '/api/v1/openapi.json', key: null })
    expect([status, headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8'])
    document = body as unknown as Document
    ajv.addSchema(document, 'document')
  })
  afterAll(() => {
    const documented = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.entries(operations).flatMap(([method, { responses }]) =>
        Object.keys(responses).map((status) => `${method} ${path} ${status}`),
      ),
    )
    expect([...exercised].sort()).toEqual(documented.sort())
  })

  /** A call whose answer must be one of those the document gives for it. */
  async function checked(path: string, id: string | null, options: CallOptions): Promise<Reply> {
    const method = (options.method ?? 'GET').toLowerCase()
    const query = options.path ?? ''
    const reply = await world.call('sarees', { ...options, path: path.replace('{id}', id ?? '') + query })
    const response = document.paths[path]?.[method]?.responses[reply.status]
    expect(response, `${method} ${path} answered ${reply.status}, which is not documented`).toBeDefined()
    const schema = response?.content?.['application/json']?.schema ?? {}
    const valid = ajv.validate({ ...schema, components: document.components }, reply.body)
    expect(ajv.errors ?? [], `${method} ${path} ${reply.status}: ${reply.text}`).toEqual([])
    expect(valid).toBe(true)
    exercised.add(`${method} ${path} ${reply.status}`)
    return reply
  }
  const post = { method: 'POST' as const, body: { phone_number: STRANGER } }
  const ground = { method: 'POST' as const, body: { ground: 'unpaid-dues' } }

  test('is OpenAPI 3.1, asks for the key on every call, and names every operation', () => {
    expect(document.openapi).toBe('3.1.0')
    expect(document).toMatchObject({
      security: [{ key: [] }],
      components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
    })
    const names = Object.values(document.paths).flatMap((operations) =>
      Object.values(operations).map(({ operationId }) => operationId),
    )
    expect(names.sort()).toEqual([
      'createDeletionRequest',
      'getDeletionRequest',
      'listDeletionRequests',
      'objectToDeletionRequest',
    ])
  })

  test('holds for what goes well', async () => {
    const { body } = await checked(COLLECTION, null, { ...post, idempotencyKey: newId() })
    await checked(COLLECTION, null, {})
    await checked(ONE, body.id, {})
    await world.confirm('sunita')
    const requestId = String(world.told().at(-1)?.body.data.request_id)
    await checked(OBJECTIONS, requestId, { ...ground, idempotencyKey: newId() })
    expect((await checked(ONE, requestId, {})).body.objection).toMatchObject({ ground: 'unpaid-dues', status: 'open' })
  })

  test('holds for what is refused', async () => {
    const key = newId()
    const { body } = await checked(COLLECTION, null, { ...post, idempotencyKey: key })
    await checked(COLLECTION, null, { ...post, body: { phone_number: '+917000099124' }, idempotencyKey: key })
    for (const [path, call] of [
      [COLLECTION, post],
      [OBJECTIONS, ground],
    ] as const) {
      await checked(path, body.id, { ...call, body: '{', idempotencyKey: newId() })
      await checked(path, body.id, {
        ...call,
        body: 'x',
        headers: { 'content-type': 'application/xml' },
        idempotencyKey: newId(),
      })
      await checked(path, body.id, { ...call, body: { phone_number: 'x'.repeat(20_000) }, idempotencyKey: newId() })
      await checked(path, body.id, { ...call, body: {}, idempotencyKey: newId() })
    }
    await checked(COLLECTION, null, { path: '?limit=0' })
    await checked(ONE, 'not-an-id', {})
    await checked(ONE, newId(), {})
    await checked(OBJECTIONS, newId(), { ...ground, idempotencyKey: newId() })
    const requestId = String(world.told()[0]?.body.data.request_id ?? (await confirmed()))
    await checked(OBJECTIONS, requestId, { ...ground, idempotencyKey: newId() })
    await checked(OBJECTIONS, requestId, { ...ground, idempotencyKey: newId() })
  })

  test('holds for keys that may not, for too many calls, and while the platform does not answer', async () => {
    const calls = [
      [COLLECTION, { ...post, idempotencyKey: newId() }],
      [COLLECTION, {}],
      [ONE, {}],
      [OBJECTIONS, { ...ground, idempotencyKey: newId() }],
    ] as const
    const nobodys = await world.keyOf('sarees', [])
    for (const [path, call] of calls) {
      await checked(path, newId(), { ...call, key: null })
      await checked(path, newId(), { ...call, key: nobodys })
    }
    const busy = await world.keyOf('sarees')
    await Promise.all(Array.from({ length: 121 }, () => world.call('sarees', { key: busy })))
    for (const [path, call] of calls) {
      const { status, headers } = await checked(path, newId(), { ...call, key: busy })
      expect([status, headers.get('retry-after')]).toEqual([429, '60'])
    }
    await world.onPlatform('alter table api_key rename to api_key_gone')
    for (const [path, call] of calls) expect((await checked(path, newId(), call)).status).toBe(503)
    await world.onPlatform('alter table api_key_gone rename to api_key')
  })

  async function confirmed(): Promise<string> {
    await world.confirm('meera')
    const told = world.told().find(({ business, event }) => business === 'sarees' && event === 'data_deletion.confirmed')
    return String(told?.body.data.request_id)
  }
})
