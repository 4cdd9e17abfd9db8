import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { localBlobs } from '../../src/blobs/local-blobs.ts'
import { openPlatform, type Platform } from '../../src/platform/client.ts'
import { demoBusinesses, demoChannels } from '../../src/platform/demo-businesses.ts'
import { demoCustomers } from '../../src/platform/demo-customers.ts'
import { buildDemo, seedDemo } from '../../src/platform/demo-data.ts'
import { demoPeople, demoPeopleListing } from '../../src/platform/demo-people.ts'
import { financialYearOf } from '../../src/platform/demo-rows.ts'
import { parsePhone } from '../../src/subject/address.ts'
import { testDatabases } from '../support/databases.ts'

const NOW = new Date('2026-11-23T08:00:00Z')
const MS_PER_DAY = 86_400_000
const databases = testDatabases()
let platform: Platform
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demo-'))
  platform = openPlatform(databases.platformUrl, {
    applicationName: 'demo-test',
    connectionsMax: 4,
    waitMsMax: 5_000,
    statementMsMax: 20_000,
    lockMsMax: 20_000,
    onError: (error) => {
      throw error
    },
  })
})
afterAll(async () => {
  await platform.close()
  await rm(folder, { recursive: true, force: true })
})

const one = async <T>(text: string, values: unknown[] = []): Promise<T> => {
  const { rows } = await platform.pool.query(text, values)
  return rows[0] as T
}
const person = (key: string) => {
  const found = demoPeople(NOW).find((candidate) => candidate.key === key)
  if (!found) throw new Error(`No demo person ${key}`)
  return found
}

describe('seeding', () => {
  test('two at once fill the database once, a third finds it there', async () => {
    const blobs = localBlobs(join(folder, 'blobs'))
    const outcomes = await Promise.all([seedDemo(platform.db, blobs, NOW), seedDemo(platform.db, blobs, NOW)])
    expect(outcomes.sort()).toEqual(['already there', 'seeded'])
    expect(await seedDemo(platform.db, blobs, NOW)).toBe('already there')
    expect(await one('select count(*)::int as n from tenant')).toEqual({ n: 3 })
  })

  test('puts every recording and picture where its row says', async () => {
    const { rows } = await platform.pool.query<{ key: string }>(
      `select distinct key from (select recording_key as key from voice_session union all select recording_key from call_analysis
       union all select media_key from message) keys where key is not null`,
    )
    const entries = await readdir(join(folder, 'blobs'), { recursive: true, withFileTypes: true })
    const files = entries.filter((entry) => entry.isFile())
    expect(files.length).toBe(rows.length)
    for (const { key } of rows) expect(await localBlobs(join(folder, 'blobs')).exists(key)).toBe(true)
  })

  test('leaves nothing behind when a recording cannot be stored', async () => {
    const broken = { put: () => Promise.reject(new Error('disk full')) }
    await platform.pool.query('truncate tenant cascade')
    await expect(seedDemo(platform.db, broken, NOW)).rejects.toThrow('disk full')
    expect(await one('select count(*)::int as n from message')).toEqual({ n: 0 })
    expect(await seedDemo(platform.db, localBlobs(join(folder, 'blobs')), NOW)).toBe('seeded')
  })
})

test('the same moment gives the same rows and bytes, another moment the same people at other times', () => {
  const again = buildDemo(NOW)
  expect(buildDemo(NOW)).toEqual(again)
  const later = buildDemo(new Date(NOW.getTime() + MS_PER_DAY))
  expect(later.rows.message.map(({ content, wamid }) => ({ content, wamid }))).toEqual(
    again.rows.message.map(({ content, wamid }) => ({ content, wamid })),
  )
  const [first, moved] = [again.rows.message[0], later.rows.message[0]]
  expect(Number(moved?.created_at) - Number(first?.created_at)).toBe(MS_PER_DAY)
})

test.each([
  '2026-03-31T18:00:00Z',
  '2026-04-01T00:00:00Z',
  '2027-01-01T00:00:00Z',
  '2028-02-29T12:00:00Z',
  '2031-06-30T23:59:59Z',
])('at %s nothing in the demo lies in the future but what is scheduled', (moment) => {
  const now = new Date(moment)
  const { rows } = buildDemo(now)
  const past = [
    ...rows.message.map(({ created_at }) => created_at),
    ...rows.conversation.map(({ last_message_at }) => last_message_at),
    ...rows.voice_session.map(({ ended_at }) => ended_at),
    ...rows.campaign_recipient.map(({ created_at }) => created_at),
    ...rows.invoice.map(({ created_at }) => created_at),
    ...rows.audit_log.map(({ created_at }) => created_at),
  ]
  expect(past.filter((at) => Number(at) > now.getTime())).toEqual([])
  expect(rows.campaign.filter(({ scheduled_at }) => Number(scheduled_at) > now.getTime()).length).toBe(3)
})

describe('the invented numbers', () => {
  const businessNumbers = demoChannels().map(({ displayNumber }) => displayNumber)
  const staff = demoBusinesses.map(({ owner }) => owner.phone)
  const people = demoPeople(NOW).flatMap(({ phone }) => phone ?? [])
  const customers = demoCustomers(NOW).flatMap(({ person, phone }) => (person ? [] : (phone ?? [])))
  const all = [...businessNumbers, ...people, ...customers, ...staff.filter((phone) => !people.includes(phone))]

  test('are nobody’s twice, and none stands inside another', () => {
    expect(new Set(all).size).toBe(all.length)
    expect(all.length).toBeGreaterThan(300)
    expect(new Set(all.map((phone) => phone.length))).toEqual(new Set([13]))
  })

  test('are valid Indian mobile numbers of one invented block', () => {
    for (const phone of all) {
      expect(phone).toMatch(/^\+917000\d{6}$/)
      expect(parsePhone(phone)).toBe(phone)
    }
  })
})

describe('the demo people', () => {
  const held = (phone: string) =>
    one<{ messages: number; tenants: number; quiet: number | null }>(
      `with own as (select m.created_at, m.role, c.tenant_id from message m join conversation c on c.id = m.conversation_id
                    where c.external_id in ($1, replace($1, '+', ''))),
            gaps as (select coalesce(lead(created_at) over (order by created_at), $2) - created_at as gap from own where role = 'user')
       select (select count(*)::int from own) as messages, (select count(distinct tenant_id)::int from own) as tenants,
              (select extract(epoch from max(gap))::float / 86400 from gaps) as quiet`,
      [phone, NOW],
    )

  test.each(demoPeople(NOW).map((p) => [p.name, p] as const))(
    '%s holds what the listing says',
    async (_name, { phone, userId, messages, businesses }) => {
      expect(await held(phone ?? userId ?? '')).toMatchObject({ messages, tenants: businesses.length })
    },
  )

  test('only the silent one has been silent for over 90 days', async () => {
    for (const { key, phone, userId, messages } of demoPeople(NOW)) {
      if (messages === 0) continue
      const { quiet } = await held(phone ?? userId ?? '')
      if (key === 'farhan') expect(quiet).toBeGreaterThan(365)
      else expect(quiet).toBeLessThan(30)
    }
  })

  test('the one known to two businesses has three recordings, a bill that tax law keeps, offers waiting and a log entry of each age', async () => {
    const { phone } = person('meera')
    expect(
      await one(
        `select (select count(*)::int from voice_session where metadata #>> '{caller,phone}' = $1 and recording_key is not null) as recordings,
                (select count(*)::int from voice_session where metadata #>> '{caller,phone}' = $1 and conversation_id is null) as hidden,
                (select array_agg(annual_return_due::text) from invoice where kind = 'customer' and billing_phone = $1) as due,
                (select count(*)::int from payment where payer_phone = $1) as payments,
                (select count(*)::int from campaign_recipient where phone = $1 and status = 'pending') as offers,
                (select count(*)::int from message m join conversation c on c.id = m.conversation_id
                 where c.external_id = $1 and media_key is not null) as pictures,
                (select count(*)::int from audit_log where target = $1) as audited,
                (select count(*)::int from idempotency_record where response::text like '%' || $1 || '%') as replays,
                (select count(*)::int > 20 from webhook_delivery where payload #>> '{data,conversation,external_id}' = $1) as delivered`,
        [phone],
      ),
    ).toEqual({
      recordings: 3,
      hidden: 1,
      due: ['2026-12-31'],
      payments: 1,
      offers: 2,
      pictures: 4,
      audited: 4,
      replays: 2,
      delivered: true,
    })
  })

  test('one conversation of the Hindi writer is spelt without the plus', async () => {
    const { phone } = person('sunita')
    expect(await one('select status from conversation where external_id = $1', [phone?.replace('+', '')])).toEqual({
      status: 'closed',
    })
  })

  test('the one without a number is nowhere with a number', async () => {
    const { userId, name } = person('kavya')
    const found = await one<{ external_id: string; metadata: unknown }>(
      `select external_id, metadata from conversation where metadata #>> '{contact,name}' = $1`,
      [name],
    )
    expect(found).toEqual({ external_id: userId, metadata: { contact: { name }, source: 'whatsapp' } })
  })

  test('the account owner is staff and nobody’s customer', async () => {
    const { phone } = person('vikram')
    expect(await one('select role from app_user where phone_number = $1', [phone])).toEqual({ role: 'owner' })
    expect(await one('select count(*)::int as n from campaign_recipient where phone = $1', [phone])).toEqual({ n: 0 })
  })

  test('one number stands inside a message that somebody else wrote to the same business', async () => {
    const { phone } = person('imran')
    const mention = await one<{ external_id: string; tenant_id: string }>(
      `select c.external_id, c.tenant_id from message m join conversation c on c.id = m.conversation_id
       where regexp_replace(m.content, '\\D', '', 'g') like '%' || $1`,
      [phone?.slice(3)],
    )
    expect(mention.external_id).not.toBe(phone)
    expect(mention.tenant_id).toBe(demoBusinesses.find(({ key }) => key === 'coaching')?.tenantId)
  })

  test('nobody makes up over 5 % of a large table, which would park the erasure', async () => {
    const { phone } = person('meera')
    const shares = await one<Record<string, number>>(
      `with mine as (select id from conversation where external_id = $1),
            said as (select id from message where conversation_id in (select id from mine))
       select (select count(*) from said)::float / (select count(*) from message) as message,
              (select count(*) from message_status where message_id in (select id from said))::float
                / (select count(*) from message_status) as message_status,
              (select count(*) from webhook_delivery where payload #>> '{data,conversation,external_id}' = $1)::float
                / (select count(*) from webhook_delivery) as webhook_delivery,
              (select count(*) from usage_log where conversation_id in (select id from mine))::float / (select count(*) from usage_log) as usage_log`,
      [phone],
    )
    for (const share of Object.values(shares)) expect(share).toBeLessThan(0.045)
    expect(await one('select count(*)::int > 5000 as many from message')).toEqual({ many: true })
  })
})

describe('the listing', () => {
  test('has the dedicated channel first for everybody with a number, and a business’s own for its customers', () => {
    const listing = demoPeopleListing(NOW)
    expect(listing.map(({ name }) => name)).toEqual(demoPeople(NOW).map(({ name }) => name))
    const meera = listing.find(({ name }) => name === 'Meera Nair')
    expect(meera).toEqual({
      name: 'Meera Nair',
      phone: '+917000014821',
      locale: 'en',
      about: expect.any(String),
      channels: [
        { phoneNumberId: '106600000000001', displayNumber: '+917000090001', business: null, mode: 'dedicated' },
        { phoneNumberId: '106600000000011', displayNumber: '+917000090111', business: 'Rangoli Sarees', mode: 'shared' },
        { phoneNumberId: '106600000000022', displayNumber: '+917000090222', business: 'Sahyadri Family Clinic', mode: 'shared' },
      ],
    })
    expect(listing.every(({ channels }) => channels.length > 0)).toBe(true)
  })

  test('gives the person without a number her id, and only the channel it is worth something on', () => {
    const kavya = demoPeopleListing(NOW).find(({ phone }) => phone === null)
    expect(kavya?.userId).toMatch(/^[A-Z]{2}\.[0-9A-Za-z]{1,128}$/)
    expect(kavya?.channels.map(({ mode }) => mode)).toEqual(['shared'])
  })
})

test.each([
  ['2026-03-31', '2026-03-31', '2026-12-31'],
  ['2026-04-01', '2027-03-31', '2027-12-31'],
  ['2026-12-31', '2027-03-31', '2027-12-31'],
])('a bill of %s belongs to the year ending %s', (day, end, due) => {
  expect(financialYearOf(day)).toEqual({ financial_year_end: end, annual_return_due: due })
})
