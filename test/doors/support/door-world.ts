import { createHmac } from 'node:crypto'
import pg from 'pg'
import { decideProposal } from '../../../src/jobs/decide-proposal.ts'
import { type GivenStart, proposeStart } from '../../../src/jobs/propose-start.ts'
import { demoBusiness } from '../../../src/platform/demo-businesses.ts'
import { demoPeople } from '../../../src/platform/demo-people.ts'
import { addLink } from '../../../src/requests/link-store.ts'
import { newId } from '../../../src/runtime/ids.ts'
import { sha256Hex } from '../../../src/runtime/keys.ts'
import { approveTemplates } from '../../intake/api/support/approve-templates.ts'
import { openTestBot, type TestBot } from '../../support/bot.ts'
import type { TestDatabases } from '../../support/databases.ts'
import { demoNow } from '../../support/demo-now.ts'
import { type Mailbox, openMailbox } from '../../support/mailbox.ts'
import { type Door, isEnough, type Proof, type Scope } from '../truth.ts'
import { ADMIN, ask, askerOf, type Chat, hiddenPhones, isAsked, OWNER, offer } from './chat-door.ts'

const TOKEN = 'a-token-for-the-mailbox'
const KEY = `cm_${'k'.repeat(32)}`
const CODE = 'K7Q2M9'
export const HIDDEN = 'IN.7Kq2vZ8mWc4Tn9XbR5yLd3'
export const SAREES = demoBusiness('sarees')
export const COACHING = demoBusiness('coaching')

export const numberOf = (key: string) => demoPeople(demoNow).find((each) => each.key === key)?.phone ?? '+917000099010'

export interface DoorWorld {
  test: TestBot
  /** Knocks at the door with this wish and brings this proof. */
  knock(door: Door, scope: Scope, proof: Proof): Promise<void>
  /** How many erasures have been confirmed so far. */
  confirmed(): Promise<number>
  close(): Promise<void>
}

/** The whole bot with every door open: mailbox, partner key, business link, templates approved. */
export async function openDoors(databases: TestDatabases, door: Door, scope: Scope): Promise<DoorWorld> {
  const mailbox = await openMailbox()
  const platform = new pg.Client({ connectionString: databases.platformUrl })
  await platform.connect()
  // Somebody whose chats the platform knows by the id and, since then, by the number.
  await platform.query('update conversation set external_id = $2, business_scoped_user_id = $1 where external_id = $1', [
    HIDDEN,
    '+917000099010',
  ])
  // Who shows no number is two businesses' customer where one of them alone is meant.
  if (door === 'dedicated chat without a number' && scope === 'one business')
    await platform.query(
      `insert into conversation (tenant_id, bot_id, channel, external_id, status, created_at, last_message_at)
       select tenant_id, id, 'whatsapp', $2, 'open', $3, $3 from bot where type = 'whatsapp' and tenant_id = $1 limit 1`,
      [SAREES.tenantId, '+917000099010', new Date(demoNow.getTime() - 60_000)],
    )
  // An account whose owner and one admin have registered the number that their WhatsApp does not show: nobody's customer then.
  if (door === 'dedicated chat without a number' && (scope === 'account' || scope === 'own profile'))
    await platform.query(`update app_user set phone_number = $1 where email = any($2)`, ['+917000099010', [OWNER, ADMIN]])
  await platform.query('insert into api_key (id, tenant_id, name, hash, scopes) values ($1, $2, $3, $4, $5)', [
    ...[newId(), SAREES.tenantId, 'a test', sha256Hex(KEY), ['deletions:read', 'deletions:write']],
  ])
  const test = await openTestBot(databases, { config: mailbox.config })
  test.bot.config.intake = { token: TOKEN, authservId: 'mx.callmissed.example' }
  approveTemplates(test.graph)
  const { clock, db } = test.bot
  await addLink(db, { code: CODE, tenantId: SAREES.tenantId, business: SAREES.name, language: 'en', createdAt: clock.now() })
  const knocks = knocksOf({ test, mailbox })
  return {
    test,
    knock: (door, scope, proof) => knocks[door](door, scope, proof),
    confirmed: async () =>
      (await test.bot.lockPool.query('select 1 from erasure_request where confirmed_at is not null')).rowCount ?? 0,
    async close() {
      await test.close()
      await platform.end()
      await mailbox.close()
    },
  }
}

type Knock = (door: Door, scope: Scope, proof: Proof) => Promise<void>

function knocksOf({ test, mailbox }: { test: TestBot; mailbox: Mailbox }): Record<Door, Knock> {
  const chat = (door: Door, scope: Scope, proof: Proof, more: Partial<Chat> = {}) =>
    talk({ test, mailbox }, { door, scope, proof, more })
  return {
    'dedicated chat': chat,
    'dedicated chat without a number': (door, scope, proof) => {
      const { who, ringing } = hiddenPhones(test, HIDDEN, '+917000099010')
      return chat(door, scope, proof, { who, attached: { phone: '+917000099010', ringing } })
    },
    'shared chat': chat,
    'business link': (door, scope, proof) => chat(door, scope, proof, { opening: `Delete my data · code ${CODE}` }),
    'partner API': async (door, scope, proof) => {
      const claims = {
        ...(scope === 'one business' ? {} : { scope }),
        ...(proof === 'none' ? {} : proof.endsWith('staff') ? { proof } : {}),
      }
      await passOn(test.url, { phone_number: numberOf(askerOf(door, scope)), ...claims })
      await test.settle()
      const who = test.phone(askerOf(door, scope))
      const continued = who.received().findLast(({ bubble }) => bubble.buttons.some(({ title }) => title === 'Continue'))
      const button = continued?.bubble.buttons.find(({ title }) => title === 'Continue')
      if (button) await who.tap(button.id)
      await test.settle()
      await offer({ test, mailbox, scope, who, stranger: test.phone('imran'), opening: '' }, proof)
    },
    'e-mail': async (door, scope, proof) => {
      await fetch(`${test.url}/intake/email`, {
        method: 'POST',
        headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'message/rfc822' },
        body: mailOf(WISHES[scope], numberOf(askerOf(door, scope)), proof),
      })
      await afterwards({ test, mailbox }, door, scope, proof)
    },
    'letter or call': (_door, scope, proof) => enter({ test, mailbox }, scope, proof),
    'Meta’s callback': async (door, scope, proof) => {
      const secret = test.bot.channels.all().find(({ mode }) => mode === 'dedicated')?.appSecrets[0] ?? ''
      const payload = {
        algorithm: 'HMAC-SHA256',
        issued_at: test.bot.clock.now().getTime() / 1000,
        user_id: HIDDEN,
        scope,
        proof,
      }
      const encoded = Buffer.from(JSON.stringify(payload)).toString('base64url')
      const signature = createHmac('sha256', secret).update(encoded).digest('base64url')
      const body = new URLSearchParams({ signed_request: `${signature}.${encoded}`, phone: numberOf(askerOf(door, scope)) })
      await fetch(`${test.url}/meta/data-deletion`, { method: 'POST', body })
      await afterwards({ test, mailbox }, door, scope, proof)
    },
    'public pages': async (door, scope, proof) => {
      const said = new URLSearchParams({
        phone: numberOf(askerOf(door, scope)),
        scope,
        proof,
        confirm: 'yes',
        reference: 'CM-7K3F-9QXD',
      })
      for (const path of ['/', '/case', `/r/${'A'.repeat(22)}`, '/r/CM-7K3F-9QXD', '/receipts/keys'])
        for (const method of ['GET', 'POST', 'DELETE'])
          await fetch(`${test.url}${path}?${said}`, { method, ...(method === 'POST' ? { body: said } : {}) })
      await afterwards({ test, mailbox }, door, scope, proof)
    },
    'undo link': async (door, scope, proof) => {
      const said = new URLSearchParams({ scope, proof, confirm: 'yes' })
      for (const method of ['GET', 'POST'])
        await fetch(`${test.url}/account/undo/${'A'.repeat(22)}?${said}`, {
          method,
          ...(method === 'POST' ? { body: said } : {}),
        })
      await afterwards({ test, mailbox }, door, scope, proof)
    },
  }
}

/** A door without a chat of its own: whoever holds the number is in theirs, and nothing waits there for their tap. */
async function afterwards({ test, mailbox }: { test: TestBot; mailbox: Mailbox }, door: Door, scope: Scope, proof: Proof) {
  await test.settle()
  await offer({ test, mailbox, scope, who: test.phone(askerOf(door, scope)), stranger: test.phone('imran'), opening: '' }, proof)
}

async function talk(
  { test, mailbox }: { test: TestBot; mailbox: Mailbox },
  { door, scope, proof, more }: { door: Door; scope: Scope; proof: Proof; more: Partial<Chat> },
): Promise<void> {
  const shop = door === 'shared chat' ? COACHING.name : undefined
  const who = test.phone(askerOf(door, scope), shop)
  const chat: Chat = { test, mailbox, scope, who, stranger: test.phone('imran', shop), opening: 'delete my data', ...more }
  await mailbox.read()
  await ask(chat)
  // Else a proof would be refused for want of a question.
  if (isEnough(door, scope, 'the tap without any code') && !isAsked(chat)) throw new Error('There is no review to confirm.')
  await offer(chat, proof)
}

async function passOn(url: string, body: unknown): Promise<void> {
  await fetch(`${url}/api/v1/deletion-requests`, {
    method: 'POST',
    headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json', 'idempotency-key': newId() },
    body: JSON.stringify(body),
  })
}

const WISHES: Record<Scope, string> = {
  number: 'please delete all my data',
  'one business': `please delete my data at ${SAREES.name}`,
  'stop ads': 'stop',
  account: `please delete my CallMissed account, my address is ${OWNER}`,
  'own profile': `please delete my CallMissed profile, my address is ${ADMIN}`,
  'somebody else': 'please delete the data of my mother, she has died',
}

function mailOf(wish: string, phone: string, proof: Proof): string {
  const id = newId()
  return [
    'Authentication-Results: mx.callmissed.example; dmarc=pass header.from=mail.example',
    `From: Somebody <somebody-${id}@mail.example>`,
    'To: support@callmissed.example',
    'Subject: Data Deletion Request',
    `Message-ID: <${id}@mail.example>`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    `${wish}. My number is ${phone}. ${proof === 'none' ? '' : `Proof: ${proof}. Yes, delete it.`}`,
    '',
  ].join('\r\n')
}

/** What staff enter, alone or as two; what proves nothing is not even proposed. */
async function enter({ test, mailbox }: { test: TestBot; mailbox: Mailbox }, scope: Scope, proof: Proof): Promise<void> {
  const given = givenFor(scope, proof, await caseFor({ test, mailbox }, scope))
  if (!given) return
  const proposed = await proposeStart(test.bot, given, { id: 'staff:one', role: 'support', reason: 'file-seven' })
  if (proposed.is === 'refused') return
  // Whoever proposed it tries to be the second one, too.
  const number = given.kind === 'letter' ? given.phone : undefined
  await decideProposal(test.bot, proposed.proposal.id, 'approve', { id: 'staff:one', role: 'privacy' }, number)
  await decideProposal(test.bot, proposed.proposal.id, 'approve', { id: 'cli:two', role: null }, number)
  if (proof.endsWith('a second of staff'))
    await decideProposal(test.bot, proposed.proposal.id, 'approve', { id: 'staff:two', role: 'support' }, number)
  await test.settle()
}

/** Whoever asks for somebody else has opened a case in a chat of their own. */
async function caseFor({ test, mailbox }: { test: TestBot; mailbox: Mailbox }, scope: Scope): Promise<string | undefined> {
  if (scope !== 'somebody else') return undefined
  const who = test.phone('imran')
  const chat: Chat = { test, mailbox, scope, who, stranger: test.phone('meera'), opening: '' }
  await ask(chat)
  await offer(chat, 'the tap without any code')
  return /CM-\w{4}-\w{4}/.exec(who.received().at(-1)?.bubble.text ?? '')?.[0]
}

function givenFor(scope: Scope, proof: Proof, ofCase: string | undefined): GivenStart | undefined {
  const shown = SHOWN.find(([words]) => proof.startsWith(words))?.[1]
  if (scope === 'account')
    return { kind: 'account', tenantId: COACHING.tenantId, sooner: false, proof: shown, language: 'en', file: 'file-seven' }
  const covers =
    scope === 'number' || scope === 'somebody else'
      ? ({ kind: 'number' } as const)
      : scope === 'one business'
        ? ({ kind: 'business', tenantId: SAREES.tenantId } as const)
        : undefined
  // There is no way to enter a profile or a stop of ads.
  if (!covers) return undefined
  const source = 'letter' as const
  const letter = { kind: 'letter', phone: numberOf('meera'), scope: covers, source, proof: shown, language: 'en' } as const
  return { ...letter, file: 'file-seven', ...(ofCase === undefined ? {} : { ofCase }) }
}

const SHOWN = [
  ['a call-back', 'called-back'],
  ['the business', 'business-confirmed'],
  ['the papers', 'papers-seen'],
  ['the registered address', 'address-answered'],
] as const
