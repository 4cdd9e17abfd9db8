import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { may, type Role, roles } from '../../src/console/authorisation.ts'
import { demoStaff } from '../../src/console/demo-staff.ts'
import { routeTable } from '../../src/console/route-table.ts'
import { proposeStart } from '../../src/jobs/propose-start.ts'
import { takeMail } from '../../src/jobs/take-mail.ts'
import { scenario } from '../support/scenario.ts'
import { MINUTE } from './support/times.ts'
import { type Seen, signedIn, type Visitor } from './support/visitor.ts'

const MAIL = readFileSync(join(import.meta.dirname, '../../fixtures/mail/father-died.eml'), 'utf8')
/** More than there are: a walk that goes round and round ends. */
const PAGES_MAX = 400

interface Walked {
  /** Every page that a link led to, and how it answered. */
  pages: Map<string, Seen>
  wrong: string[]
}

/** Every page that can be reached by links alone, from the first one on. */
async function walk(browser: Visitor, role: Role): Promise<Walked> {
  const pages = new Map<string, Seen>()
  const wrong: string[] = []
  const waiting: { at: string; from: string }[] = [{ at: '/console', from: 'the sign-in' }]
  for (let next = waiting.shift(); next !== undefined && pages.size < PAGES_MAX; next = waiting.shift()) {
    const [at = '', place] = next.at.split('#')
    const seen = pages.get(at) ?? (await browser.get(at))
    if (seen.status !== 200) wrong.push(`${seen.status} ${at}, from ${next.from}`)
    else if (place && !new RegExp(` id="${place}"`).test(seen.text)) wrong.push(`nothing #${place} on ${at}, from ${next.from}`)
    if (pages.has(at)) continue
    pages.set(at, seen)
    if (!at.startsWith('/console')) continue
    for (const href of hrefsOf(seen)) waiting.push({ at: href.startsWith('#') ? `${at}${href}` : href, from: at })
    wrong.push(...formsOf(seen).flatMap((action) => (mayPost(role, action) ? [] : [`a form to ${action}, on ${at}`])))
  }
  return { pages, wrong }
}

const unescaped = (text: string) => text.replaceAll('&amp;', '&')
const hrefsOf = ({ text }: Seen) =>
  [...text.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, href]) => unescaped(href ?? '')).filter((href) => /^[/#]/.test(href))
const formsOf = ({ text }: Seen) =>
  [...text.matchAll(/<form [^>]*method="post"[^>]*action="([^"]*)"|<form [^>]*action="([^"]*)"[^>]*method="post"/g)].map(
    ([, one, other]) => one ?? other ?? '',
  )

function mayPost(role: Role, action: string): boolean {
  const route = routeTable.find(
    ({ method, url }) => method === 'POST' && new RegExp(`^/console${url.replaceAll(/:\w+/g, '[^/]+')}$`).test(action),
  )
  return route !== undefined && may([role], route.action)
}

describe('every link and every form of every page', () => {
  const world = scenario({ config: { intake: { token: undefined, authservId: 'mx.callmissed.example' } } })
  world.alsoSecret('meera@mail.example', 'father')
  const walked = new Map<Role, Walked>()
  let request: string

  beforeAll(async () => {
    const { bot } = world.test
    const rohan = world.actor('rohan')
    await rohan.says('delete my data')
    await rohan.taps('Delete my data')
    await rohan.taps('Yes, delete it')
    await rohan.says('COMPLAIN')
    await world.test.pass(20 * MINUTE)
    const imran = world.actor('imran')
    await imran.says('english')
    await imran.says('my father has died, delete his data')
    await imran.taps('Open a case')
    const meera = world.actor('meera')
    await meera.says('delete my data')
    await meera.taps('Delete my data')
    await meera.taps('Yes, delete it')
    await meera.says('COMPLAIN')
    await takeMail(bot, Buffer.from(MAIL))
    const [mail] = await world.bot<{ id: string }>('select id from mail_case')
    const [care] = await world.bot<{ reference: string }>(
      `select reference from case_file where about in ('care', 'somebody-else')`,
    )
    world.alsoSecret('70000 77001', '7000077001', '70000 77002', '7000077002')
    const letter = {
      kind: 'letter',
      scope: { kind: 'number' },
      source: 'letter',
      language: 'en',
      file: 'letter-on-file',
    } as const
    const by = { id: 'staff:demo-asha', role: 'support', reason: 'letter-on-file' } as const
    const started = [
      await proposeStart(bot, { ...letter, phone: '+917000077001', proof: 'papers-seen', ofCase: mail?.id ?? '' }, by),
      await proposeStart(bot, { ...letter, phone: '+917000077002', proof: 'papers-seen', ofCase: care?.reference ?? '' }, by),
    ]
    expect(started.map(({ is }) => is)).toEqual(['proposed', 'proposed'])
    const [row] = await world.bot<{ reference: string }>(
      `select reference from erasure_request where state = 'scheduled' order by created_at desc limit 1`,
    )
    request = row?.reference ?? ''
    await manyThings()
    for (const role of roles) {
      const who = demoStaff.find((each) => each.roles.join() === role)
      walked.set(role, await walk(await signedIn(world.test, who?.id.replace('staff:demo-', '') ?? ''), role))
    }
  }, 240_000)

  /** What else a page may lead to. */
  async function manyThings(): Promise<void> {
    const { bot } = world.test
    const asha = await signedIn(world.test, 'asha')
    await asha.get(`/console/requests/${request}`)
    world.alsoSecret('rang her neighbour about it')
    await asha.post(`/console/requests/${request}/note`, { text: 'rang her neighbour about it' })
    const { seal } = await import('../../src/runtime/keys.ts')
    const body = seal(bot.keys, 'mail', JSON.stringify({ to: 'x@mail.example', subject: 'x', text: 'x' }))
    const of = `from erasure_request where reference = '${request}'`
    const mail = 'insert into mail_message (id, what, language, request_id, sealed, state, created_at, updated_at)'
    await world.bot(`${mail} select gen_random_uuid(), 'request.written', 'en', id, $1, 'letter', now(), now() ${of}`, [body])
    await world.bot(`${mail} select gen_random_uuid(), 'account-written', 'en', id, $1, 'failed', now(), now() ${of}`, [body])
    await world.bot(`insert into proposed_action (id, request_id, what, reason, until, seen_state, proposed_by, proposed_at, lapses_at)
      select gen_random_uuid(), id, 'hold', 'law-asks', now() + interval '90 days', state, 'staff:demo-asha', now(), now() + interval '80 days' ${of}`)
    await world.bot(`insert into objection (id, request_id, tenant_id, ground, state, decide_by, created_at)
      select gen_random_uuid(), id, (select tenant_id from channel where tenant_id is not null limit 1), 'open-order', 'open', now() + interval '90 days', now() ${of}`)
    await world.bot(`insert into dead_letter (reason, dedup_key, received_at) values ('not-json', 'of a test', now())`)
    await world.bot(`insert into outbox_message (id, person_id, channel_id, conversation_id, what, state, error_code, created_at, updated_at)
      select gen_random_uuid(), person_id, channel_id, conversation_id, what, v.state, v.code, created_at, updated_at
      from (select * from outbox_message limit 1) o, (values ('failed', 131026), ('pending', null::int)) v(state, code)`)
    await world.bot(`update channel set stopped_at = now(), stopped_code = 190`)
    bot.mapFindings = [...bot.mapFindings, { is: 'unmapped-table', table: 'of_a_test' }]
  }

  it.each(roles)('leads %s to nothing that is refused or not there', (role) => {
    const { wrong, pages } = walked.get(role) ?? expect.unreachable()
    expect(wrong).toEqual([])
    expect(pages.size).toBeGreaterThan(25)
    expect(pages.size).toBeLessThan(PAGES_MAX)
  })

  it('leads everybody to every page that they may open', () => {
    for (const role of roles) {
      const reached = [...(walked.get(role)?.pages.keys() ?? [])].map((at) => at.split('?')[0] ?? '')
      const missing = routeTable.filter(({ method, url, action }) => {
        const pattern = new RegExp(`^/console${url.replace(/^\/$/, '').replaceAll(/:\w+/g, '[^/]+')}$`)
        return method === 'GET' && may([role], action) && !reached.some((at) => pattern.test(at))
      })
      // A stream is opened by its page; the address of a form only leads back.
      const byNoLink = /\/(live|reveal|answer|reply|note)$/
      expect(
        missing.map(({ url }) => url).filter((url) => !byNoLink.test(url)),
        role,
      ).toEqual([])
    }
  })

  it('of a request shows who does no case work neither colleagues’ notes nor the person’s cases', () => {
    const at = `/console/requests/${request}`
    const seen = (role: Role) => walked.get(role)?.pages.get(at)?.text ?? ''
    for (const role of ['support', 'privacy'] as const) {
      expect(seen(role)).toContain('rang her neighbour about it')
      expect(seen(role)).toContain('What the person asked of us')
    }
    expect(seen('admin')).toContain(request)
    expect(seen('admin')).not.toMatch(/rang her neighbour|Notes<|What the person asked of us/)
  })
})
