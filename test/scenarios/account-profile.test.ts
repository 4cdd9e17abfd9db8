import { afterAll, describe, expect, test } from 'vitest'
import { verifyLedger } from '../../src/erasure/erasure-store.ts'
import { demoBusiness } from '../../src/platform/demo-businesses.ts'
import { DAY } from '../support/bot.ts'
import { enterAccount } from '../support/enter-account.ts'
import { openMailbox, undoLinkIn } from '../support/mailbox.ts'
import { type Actor, scenario } from '../support/scenario.ts'

const COACHING = demoBusiness('coaching')
const OWNER = 'vikram.joshi@akshara-coaching.example'
const ADMIN = 'gauri.desai@akshara-coaching.example'
const mailbox = await openMailbox()
afterAll(() => mailbox.close())

type World = ReturnType<typeof scenario>
const typed = (who: Actor, text: string) => who.does((phone) => phone.say(text))

async function confirmed(who: Actor, address: string): Promise<string[]> {
  await typed(who, 'my CallMissed account')
  await typed(who, address)
  await typed(who, await mailbox.code())
  return who.taps('Yes, delete it')
}

/** Every row of the platform but the member's own, its sessions and its passkeys. */
async function othersRows(world: World, memberId: string): Promise<unknown> {
  const tables = Object.keys(world.test.bot.catalogue.tables)
  return Promise.all(
    tables.map((table) => {
      const mine = table === 'app_user' ? 'id' : ['user_session', 'passkey'].includes(table) ? 'user_id' : undefined
      const where = mine ? `where t.${mine}::text <> '${memberId}'` : ''
      return world.platform(
        `select '${table}' as name, md5(string_agg(t::text, chr(10) order by t::text)) as hash from ${table} t ${where}`,
      )
    }),
  )
}

describe('a member who does not own the account', () => {
  const world = scenario({ config: mailbox.config })

  test('has the own profile erased, and not a byte of anybody else’s or of the business’s', async () => {
    const gauri = world.actor('gauri')
    const [row] = await world.platform<{ id: string }>('select id from app_user where email = $1', [ADMIN])
    const memberId = row?.id ?? ''
    // Somebody else of the team has registered the same telephone.
    await world.platform(`update app_user set phone_number = $2 where email like 'amol%' and tenant_id = $1`, [
      COACHING.tenantId,
      COACHING.adminPhone,
    ])
    await world.platform(
      `insert into audit_log (tenant_id, actor_user_id, action, created_at) select $1, $2, 'bot.updated', created_at from app_user where id = $2`,
      [COACHING.tenantId, memberId],
    )
    await world.platform('update api_key set created_by = $2 where tenant_id = $1', [COACHING.tenantId, memberId])
    const before = await othersRows(world, memberId)
    expect(await confirmed(gauri, ADMIN)).toEqual([
      expect.stringMatching(/Your profile at Akshara Coaching Centre is closed\. At .* on 20 Dec 2026 it is erased/),
    ])
    expect((await mailbox.read()).map(({ to, subject }) => [to, subject])).toEqual([
      [ADMIN, 'Your profile at Akshara Coaching Centre is closed'],
    ])
    expect(await world.platform('select is_active from app_user where id = $1', [memberId])).toEqual([{ is_active: false }])
    expect(await othersRows(world, memberId)).toEqual(before)
    await world.test.pass(27 * DAY)
    expect(await world.bot('select scope, state from erasure_request')).toEqual([{ scope: 'profile', state: 'completed' }])
    expect(await othersRows(world, memberId)).toEqual(before)
    const [left] = await world.platform(
      'select email, full_name, phone_number, google_id, two_factor_secret, is_active, role from app_user where id = $1',
      [memberId],
    )
    expect(left).toEqual({
      email: expect.stringMatching(/^erased@[0-9a-f]{32}$/),
      full_name: '',
      phone_number: null,
      google_id: null,
      two_factor_secret: null,
      is_active: false,
      role: 'admin',
    })
    expect(await world.platform('select 1 from user_session where user_id = $1', [memberId])).toEqual([])
    expect((await mailbox.read()).map(({ to, subject }) => [to, subject])).toEqual([
      [ADMIN, 'Your profile at Akshara Coaching Centre is erased'],
    ])
    const [receipt] = await world.bot<{ body: string }>('select body from receipt')
    expect(JSON.parse(receipt?.body ?? '')).toMatchObject({
      result: 'completed',
      scope: { kind: 'profile', tenant: COACHING.tenantId, member: memberId },
      categories: { account: { deleted: 1, anonymised: 1 } },
    })
    expect(receipt?.body).not.toContain(ADMIN)
  })

  test('is in the ledger and the list for restored backups, looked at again and forgotten', async () => {
    await world.test.pass(9 * DAY)
    const { bot } = world.test
    expect(
      await world.bot('select subject_sealed is null as nameless, second_swept_at is not null as swept from erasure_request'),
    ).toEqual([{ nameless: true, swept: true }])
    expect(await world.bot('select distinct scope, member_id is not null as named from replay_entry')).toEqual([
      { scope: 'profile', named: true },
    ])
    const keys = new Map([[bot.keys.signing.id, bot.keys.signing.publicKey]])
    expect((await verifyLedger(bot.db, keys)).findings).toEqual([])
  })
})

describe('an account that is closed already', () => {
  const world = scenario({ config: mailbox.config })

  test('by a letter: its owner sees it in the chat, is asked nothing twice, and can have it back there', async () => {
    const vikram = world.actor('vikram')
    const { bot } = world.test
    const entered = await enterAccount(bot, {
      tenantId: COACHING.tenantId,
      sooner: false,
      now: bot.clock.now(),
    })
    await world.test.settle()
    expect((await mailbox.read()).map(({ to }) => to)).toEqual([ADMIN, OWNER])
    expect(entered.is).toBe('scheduled')
    expect(await confirmed(vikram, OWNER)).toEqual([expect.stringContaining('This has been asked for already')])
    expect(await mailbox.read()).toEqual([])
    await vikram.taps('Keep my account')
    expect(await vikram.taps('Yes, keep it')).toEqual([expect.stringContaining('works again within a minute')])
    expect(await world.platform('select is_active from tenant where id = $1', [COACHING.tenantId])).toEqual([{ is_active: true }])
    expect((await mailbox.read()).map(({ to }) => to)).toEqual([ADMIN, OWNER])
  })
})

describe('an account under a legal hold', () => {
  const world = scenario({ config: mailbox.config })

  test('is closed at once, waits at its end, and its owner is told that it takes longer', async () => {
    const vikram = world.actor('vikram')
    await world.platform(
      `insert into deletion_bot.legal_hold (id, scope, tenant_id, reason, held_from) values (gen_random_uuid(), 'tenant', $1, 'court_order', $2)`,
      [COACHING.tenantId, world.test.bot.clock.now()],
    )
    await confirmed(vikram, OWNER)
    expect(await world.platform('select is_active from tenant where id = $1', [COACHING.tenantId])).toEqual([
      { is_active: false },
    ])
    await world.test.pass(27 * DAY - 3_600_000)
    await vikram.says('status')
    await world.test.pass(2 * 3_600_000)
    expect(await world.bot('select state from erasure_request')).toEqual([{ state: 'on_hold' }])
    expect(vikram.last().bubble.text).toContain('takes longer: a person is looking at it')
    await mailbox.read()
  })
})

describe('an owner who is a shop’s customer as well', () => {
  const world = scenario({ config: mailbox.config })

  test('may ask for both: "keep my account" is still about the account, and the number goes its own way', async () => {
    const vikram = world.actor('vikram')
    await world.platform(
      `insert into conversation (tenant_id, bot_id, channel, external_id, status, created_at, last_message_at)
       select tenant_id, id, 'whatsapp', $2, 'closed', $3, $3 from bot where tenant_id = $1 and type = 'whatsapp'`,
      [demoBusiness('sarees').tenantId, COACHING.owner.phone, world.test.bot.clock.now()],
    )
    await confirmed(vikram, OWNER)
    expect(await vikram.says('delete my data')).toEqual([expect.stringContaining('What do you want?')])
    expect(await vikram.says('keep my account')).toEqual([expect.stringContaining('The account')])
    expect(await vikram.taps('Keep my account')).toEqual([expect.stringContaining('Keep the account')])
    expect(await vikram.taps('Yes, keep it')).toEqual([expect.stringContaining('works again within a minute')])
    await mailbox.read()
  })
})

describe('a member whose own profile is closed, and whose owner closes the whole account after that', () => {
  const world = scenario({ config: mailbox.config })

  test('takes the profile back, and is not told that it works while the account stays closed', async () => {
    const gauri = world.actor('gauri')
    await confirmed(gauri, ADMIN)
    await world.test.pass(DAY)
    await confirmed(world.actor('vikram'), OWNER)
    await mailbox.read()
    await gauri.taps('Keep my profile')
    const [said = ''] = await gauri.taps('Yes, keep it')
    expect(said).toMatch(/the account of the business is closed, and your sign-in with it\. It is erased on 21 Dec 2026/)
    expect(said).not.toContain('works again')
    const mails = (await mailbox.read()).filter(({ to }) => to === ADMIN)
    expect(mails.map(({ subject }) => subject)).toEqual(['The account Akshara Coaching Centre is closed'])
    expect(mails[0]?.text).not.toContain('works again')
    expect(await world.platform('select is_active from app_user where email = $1', [ADMIN])).toEqual([{ is_active: false }])
  })

  test('hears the same where the link in the mail takes it back', async () => {
    const gauri = world.actor('gauri')
    await typed(gauri, 'my CallMissed account')
    await typed(gauri, ADMIN)
    await typed(gauri, await mailbox.code())
    await gauri.taps('Yes, delete it')
    const [mail] = (await mailbox.read()).filter(({ to }) => to === ADMIN)
    const page = await fetch(undoLinkIn(mail ?? expect.unreachable(), world.test.url), { method: 'POST' })
    const html = await page.text()
    expect(html).toContain('the account of the business is closed, and your sign-in with it. It is erased on 21 Dec 2026')
    expect(html).not.toContain('works again')
  })
})
