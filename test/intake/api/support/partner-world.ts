import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { beforeAll } from 'vitest'
import { type DemoBusinessKey, demoBusiness } from '../../../../src/platform/demo-businesses.ts'
import { demoPeople } from '../../../../src/platform/demo-people.ts'
import { newId } from '../../../../src/runtime/ids.ts'
import { sha256Hex } from '../../../../src/runtime/keys.ts'
import { type ToldWorld, toldWorld } from '../../../processors/support/told.ts'
import type { DemoKey, TestBotOptions } from '../../../support/bot.ts'
import { demoNow } from '../../../support/demo-now.ts'

export interface Reply {
  status: number
  headers: Headers
  /** Parsed JSON. */
  body: Record<string, unknown> & { id: string; status: string; error: { code: string; message: string; type: string } }
  text: string
}

export interface CallOptions {
  method?: 'GET' | 'POST'
  path?: string
  body?: unknown
  /** `null`: without. */
  key?: string | null
  idempotencyKey?: string | null
  headers?: Record<string, string>
}

export interface PartnerWorld extends ToldWorld {
  /** A new key of this business, as its dashboard would show it once. */
  keyOf(business: DemoBusinessKey, scopes?: string[]): Promise<string>
  /** One call over HTTP, by this business's ordinary key unless another is given. */
  call(business: DemoBusinessKey, options?: CallOptions): Promise<Reply>
  /** Passes a number on. */
  forward(business: DemoBusinessKey, phone: string, options?: CallOptions & { language?: string }): Promise<Reply>
  numberOf(key: DemoKey): string
  onPlatform(query: string, values?: unknown[]): Promise<unknown[]>
  ours<Row extends pg.QueryResultRow>(query: string, values?: unknown[]): Promise<Row[]>
}

const PATH = '/api/v1/deletion-requests'

/** The told world, with keys for its businesses and a way to call the API. */
export function partnerWorld(options: Omit<TestBotOptions, 'checkpoint'> = {}): PartnerWorld {
  const world = toldWorld(options)
  const own = new Map<DemoBusinessKey, string>()

  const onPlatform: PartnerWorld['onPlatform'] = async (query, values) => {
    const client = new pg.Client({ connectionString: world.databases.platformUrl })
    await client.connect()
    try {
      return (await client.query(query, values)).rows
    } finally {
      await client.end()
    }
  }
  const keyOf: PartnerWorld['keyOf'] = async (business, scopes = ['deletions:read', 'deletions:write']) => {
    const key = `cm_${randomBytes(24).toString('base64url')}`
    await onPlatform('insert into api_key (id, tenant_id, name, hash, scopes) values ($1, $2, $3, $4, $5)', [
      ...[newId(), demoBusiness(business).tenantId, 'a test', sha256Hex(key), scopes],
    ])
    return key
  }
  const call: PartnerWorld['call'] = async (
    business,
    { method = 'GET', path = PATH, body, key, idempotencyKey, headers = {} } = {},
  ) => {
    const bearer = key === null ? undefined : (key ?? own.get(business))
    const response = await fetch(`${world.test.url}${path}`, {
      method,
      headers: {
        ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(idempotencyKey ? { 'idempotency-key': idempotencyKey } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, headers: response.headers, body: text === '' ? {} : JSON.parse(text), text }
  }
  beforeAll(async () => {
    for (const business of ['sarees', 'clinic', 'coaching'] as const) own.set(business, await keyOf(business))
  })

  return Object.defineProperties(world as PartnerWorld, {
    keyOf: { value: keyOf },
    call: { value: call },
    onPlatform: { value: onPlatform },
    forward: {
      value: (
        business: DemoBusinessKey,
        phone: string,
        { language, idempotencyKey, ...how }: CallOptions & { language?: string } = {},
      ) =>
        call(business, {
          ...how,
          method: 'POST',
          body: { phone_number: phone, ...(language ? { language } : {}) },
          idempotencyKey: idempotencyKey === undefined ? newId() : idempotencyKey,
        }),
    },
    numberOf: { value: (key: DemoKey) => demoPeople(demoNow).find((each) => each.key === key)?.phone ?? '' },
    ours: { value: async (query: string, values?: unknown[]) => (await world.test.bot.lockPool.query(query, values)).rows },
  })
}
