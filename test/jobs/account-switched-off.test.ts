import { afterAll, expect, test } from 'vitest'
import { demoBusiness } from '../../src/platform/demo-businesses.ts'
import { DAY } from '../support/bot.ts'
import { enterAccount } from '../support/enter-account.ts'
import { openMailbox } from '../support/mailbox.ts'
import { scenario } from '../support/scenario.ts'

const SAREES = demoBusiness('sarees')
const LINK = /https?:\/\/\S+\/account\/undo\//
const mailbox = await openMailbox()
afterAll(() => mailbox.close())
const world = scenario({ config: { ...mailbox.config, publicUrl: 'https://bot.example' } })

/** An admin of the account as it stands; `active: false`: one who was switched off, however long ago. */
const admin = (n: number, active: boolean, email = `admin${n}@sarees.example`) =>
  world.platform(
    `insert into app_user select (jsonb_populate_record(u, jsonb_build_object('id', '00000000-0000-4000-8000-' || lpad($2::text, 12, '0'),
      'email', $4::text, 'phone_number', null, 'google_id', null, 'role', 'admin', 'is_active', $3::boolean))).*
      from app_user u where u.tenant_id = $1 and u.role = 'owner'`,
    [SAREES.tenantId, n, active, email],
  )

test('an admin who was switched off hears of each step, with the officer instead of a way back', async () => {
  await admin(1, true)
  await admin(2, false)
  await enterAccount(world.test.bot, { tenantId: SAREES.tenantId, sooner: false, now: world.test.bot.clock.now() })
  await world.test.settle()
  const [owner] = await world.platform<{ email: string }>("select email from app_user where tenant_id = $1 and role = 'owner'", [
    SAREES.tenantId,
  ])
  const told = await mailbox.read()
  const to = (who: string) => told.filter((mail) => mail.to === who).map(({ text }) => text)
  expect(to(owner?.email ?? '')).toEqual([expect.stringMatching(LINK)])
  expect(to('admin1@sarees.example')).toEqual([expect.stringMatching(LINK)])
  const [former = '', ...more] = to('admin2@sarees.example')
  expect(more).toEqual([])
  expect(former).not.toMatch(LINK)
  expect(former).toMatch(/write to our Grievance Officer at karan@callmissed\.com, and a person looks at it/)
  // The reminder as the first word; who was frozen with the account since keeps the link.
  await world.test.pass(26 * DAY + 1)
  const reminded = await mailbox.read()
  const again = (who: string) => reminded.filter((mail) => mail.to === who).map(({ text }) => LINK.test(text))
  expect(again('admin1@sarees.example')).toEqual([true])
  expect(again('admin2@sarees.example')).toEqual([false])
})
