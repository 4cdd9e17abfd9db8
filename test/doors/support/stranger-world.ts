import { openSession } from '../../../src/console/session-store.ts'
import { addStaffLink } from '../../../src/db/staff-links.ts'
import { deletionCode } from '../../../src/intake/deletion-code.ts'
import { demoBusiness } from '../../../src/platform/demo-businesses.ts'
import { addProcessor } from '../../../src/processors/processor-store.ts'
import { addLink, retireLink } from '../../../src/requests/link-store.ts'
import { newId, newToken } from '../../../src/runtime/ids.ts'
import { sha256Hex } from '../../../src/runtime/keys.ts'
import { createPhone, type Phone } from '../../../src/simulator/phone.ts'
import { approveTemplates } from '../../intake/api/support/approve-templates.ts'
import { type PartnerWorld, partnerWorld } from '../../intake/api/support/partner-world.ts'
import { MINUTE } from '../../support/bot.ts'
import { type Mailbox, undoLinkIn } from '../../support/mailbox.ts'
import { ADMIN } from './chat-door.ts'
import { COACHING, HIDDEN, SAREES } from './door-world.ts'

export const INTAKE_TOKEN = 'a-token-for-the-mailbox'
export const DEDICATED = '106600000000001'
/** Of a business that holds nothing about the strangers who type it. */
export const LINK_CODE = 'K7Q2M9'
/** Of the same business, and given up. */
export const RETIRED_CODE = 'M8N7P6'
export const PROCESSOR = 'archive'

/** What there is to find out about, and ways in that strangers were never given. */
export interface There {
  openToken: string
  doneToken: string
  /** Meera's, Sunita's, and that of Meera's complaint. */
  requestReference: string
  doneReference: string
  caseReference: string
  /** Of which the clinic was not told. */
  requestId: string
  receiptId: string
  taskId: string
  forwardId: string
  undoToken: string
  noticeToken: string
  confirmButton: string
  forwardButton: string
  /** A way into the console that nobody used yet, and the session of somebody who signed out. */
  staffToken: string
  endedSession: string
  revokedKey: string
  metaCode: string
}

export interface StrangerWorld extends PartnerWorld {
  mailbox: Mailbox
  there: There
  /** Somebody new, about whom nothing is known: on the dedicated number, there without showing a number, or in a business's own chat. */
  somebody(how?: 'hidden' | 'in a shop'): Phone
}

const between = (pattern: RegExp, texts: readonly string[]): string => {
  const found = pattern.exec(texts.join('\n'))?.[1]
  if (found === undefined) throw new Error(`Nothing was said that has ${pattern.source}.`)
  return found
}

/** The partner world with its mails in this mailbox; `fill` makes what there is to find out. */
export function strangerWorld(mailbox: Mailbox): { world: StrangerWorld; fill(): Promise<void> } {
  const partner = partnerWorld({ config: mailbox.config })
  let strangers = 0
  let there: There | undefined
  const world: StrangerWorld = Object.defineProperties(partner as StrangerWorld, {
    mailbox: { value: mailbox },
    there: {
      get: () => {
        if (!there) throw new Error('What is there exists once `fill` has run.')
        return there
      },
    },
    somebody: {
      value: (how?: 'hidden' | 'in a shop') => {
        strangers += 1
        const hiddenPhone = `+917000099${500 + strangers}`
        const shown = how === 'hidden' ? { phone: null, hiddenPhone } : { phone: hiddenPhone }
        const on = how === 'in a shop' ? partner.test.phone('rohan', COACHING.name).channel.phoneNumberId : DEDICATED
        return createPhone(partner.test.graph, { name: 'Somebody New', ...shown }, on)
      },
    },
  })
  return {
    world,
    async fill() {
      there = await fill(world)
    },
  }
}

async function fill(world: StrangerWorld): Promise<There> {
  const { test, mailbox } = world
  const { bot } = test
  bot.config.intake = { token: INTAKE_TOKEN, authservId: 'mx.callmissed.example' }
  approveTemplates(test.graph)
  for (const business of ['sarees', 'clinic', 'coaching'] as const)
    await world.subscribe(business, { url: `${world.receiver.url}/${business}`, events: ['data_deletion.*'], is_active: true })
  const link = { tenantId: SAREES.tenantId, business: SAREES.name, language: 'en' }
  for (const code of [LINK_CODE, RETIRED_CODE]) await addLink(bot.db, { ...link, code, createdAt: bot.clock.now() })
  await retireLink(bot.db, RETIRED_CODE, bot.clock.now())
  const done = await confirmed(world, 'sunita')
  await test.pass(15 * MINUTE)
  const [receipt] = await world.ours<{ id: string }>('select id from receipt')
  await addArchive(world)
  await confirmed(world, 'imran')
  await test.pass(15 * MINUTE)
  const [task] = await world.ours<{ id: string }>('select id from processor_task')
  // Told by mail, for want of a webhook.
  await world.subscribe('sarees', { is_active: false })
  await mailbox.read()
  const open = await confirmed(world, 'meera')
  const notices = await mailbox.read()
  const meera = test.phone('meera')
  await meera.say('complain')
  await test.settle()
  const [request] = await world.ours<{ id: string }>(
    `select r.id from erasure_request r where not exists
     (select 1 from business_notice n where n.request_id = r.id and n.tenant_id = $1)`,
    [demoBusiness('clinic').tenantId],
  )

  const farhan = test.phone('farhan')
  for (const text of ['english', 'delete my data']) {
    await farhan.say(text)
    await test.settle()
  }
  for (const title of ['Delete my data', 'Yes, my number']) await test.tapTitle(farhan, title)
  const confirmButton =
    farhan
      .received()
      .at(-1)
      ?.bubble.buttons.find(({ title }) => title === 'Yes, delete it')?.id ?? ''
  const forward = await world.forward('coaching', world.numberOf('rohan'))
  await world.forward('clinic', '+917000099300')
  await test.settle()
  const forwardButton = test.phone('rohan').received().at(-1)?.bubble.buttons[0]?.id ?? ''

  return {
    doneToken: done.token,
    openToken: open.token,
    requestReference: open.reference,
    doneReference: done.reference,
    caseReference: between(/(CM-\w{4}-\w{4})/, test.heard(meera).slice(-1)),
    requestId: request?.id ?? '',
    receiptId: receipt?.id ?? '',
    taskId: task?.id ?? '',
    forwardId: forward.body.id,
    undoToken: await closedProfile(world),
    noticeToken: between(
      /\/notices\/([\w-]{22})/,
      notices.map(({ text }) => text),
    ),
    confirmButton,
    forwardButton,
    staffToken: linkTokenOf(await addStaffLink(bot.db, '', bot.clock.now())),
    endedSession: await endedSession(world),
    revokedKey: await revokedKey(world),
    metaCode: deletionCode(bot.keys, HIDDEN),
  }
}

/** Adds a processor that is asked, and does not answer. */
async function addArchive(world: StrangerWorld): Promise<void> {
  const { bot } = world.test
  const processor = { id: newId(), name: PROCESSOR, endpoint: `${world.receiver.url}/${PROCESSOR}`, secret: newToken() }
  const asked = { categories: ['messaging'], verbs: ['erase-now'], knowsBy: ['phone'], answerHours: 72 } as const
  await addProcessor(bot.db, bot.keys, { ...processor, ...asked }, bot.clock.now())
}

async function confirmed(world: StrangerWorld, key: 'sunita' | 'meera' | 'imran'): Promise<{ token: string; reference: string }> {
  const phone = world.test.phone(key)
  await phone.say('english')
  await world.test.settle()
  await world.confirm(key)
  const said = world.test.heard(phone).slice(-1)
  return { token: between(/\/r\/([\w-]{22})/, said), reference: between(/(CM-\w{4}-\w{4})/, said) }
}

async function closedProfile({ test, mailbox }: StrangerWorld): Promise<string> {
  const gauri = test.phone('gauri')
  await mailbox.read()
  for (const text of ['my CallMissed account', ADMIN]) {
    await gauri.say(text)
    await test.settle()
  }
  await gauri.say(await mailbox.code())
  await test.settle()
  await test.tapTitle(gauri, 'Yes, delete it')
  const [mail] = await mailbox.read()
  if (!mail) throw new Error('Nobody was told of the closed profile.')
  return undoLinkIn(mail, '').replace('/account/undo/', '')
}

const linkTokenOf = (link: string) => link.split('/').at(-1) ?? ''

async function endedSession({ test: { bot } }: StrangerWorld): Promise<string> {
  const token = newToken() + newToken()
  const now = bot.clock.now()
  await openSession(
    bot.db,
    bot.keys,
    { staffId: 'staff:one', name: 'One', roles: ['support'] },
    { token, former: undefined, now },
  )
  await bot.lockPool.query('update staff_session set ended_at = $1, ended_by = $2', [now, 'log-out'])
  return token
}

async function revokedKey(world: StrangerWorld): Promise<string> {
  const key = await world.keyOf('clinic')
  await world.onPlatform('update api_key set is_active = false where hash = $1', [sha256Hex(key)])
  return key
}
