import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { en } from '../../src/flows/copy/en.ts'
import { hi } from '../../src/flows/copy/hi.ts'
import { mr } from '../../src/flows/copy/mr.ts'
import { render } from '../../src/flows/copy/render.ts'
import { languages } from '../../src/flows/language.ts'
import type { Say } from '../../src/flows/say.ts'
import { toGraphBody } from '../../src/graph-api/send-message.ts'
import { grounds } from '../../src/requests/objection.ts'
import { refusalReasons } from '../../src/requests/request.ts'
import { staffReasons } from '../../src/requests/staff-reasons.ts'
import { outboundSchema } from '../support/outbound-schema.ts'
import { sayKeys } from './support/say-keys.ts'
import { MINUTE, T0 } from './support/talk.ts'

const long = 'श्री व्यंकटेश्वर Electricals & Home Appliances Private Limited, शाखा क्रमांक 12'.repeat(3)
const kept = (['tax', 'security', 'law'] as const).map((because) => ({
  noun: 'record' as const,
  count: 9_999_999,
  until: '2032-12-31',
  because,
}))
/** Of earlier erasures: in their place what nobody can find any more. */
const lost = kept.map((line) => (line.because === 'law' ? { ...line, because: 'lost' as const } : line))
const counts = (['message', 'recording'] as const).map((noun) => ({ noun, count: 10_000, more: true }))
const asked = { promptId: 'x'.repeat(43), code: '472', now: T0 }
const times = { reference: 'CM-7K3F-9QXD', eraseAt: T0 + 72 * 60 * MINUTE, deadlineAt: T0 + 30 * 24 * 60 * MINUTE }
const report = (
  is:
    | 'running'
    | 'completed'
    | 'partial'
    | 'on_hold'
    | 'parked'
    | 'cancelled'
    | 'expired'
    | 'refused'
    | 'scheduled'
    | 'awaiting_confirmation',
) => ({ is, kept, finishedAt: T0, ...times }) as const
const outcome = {
  counts,
  kept,
  mentions: 99_999,
  backupsUntil: '2026-12-28',
  proofUrl: `https://deletion.example.org/receipts/${'a'.repeat(60)}`,
}

type Bare<T> = T extends unknown ? Omit<T, 'promptId' | 'code' | 'now' | 'lead'> : never
type Prompt = Bare<Extract<Say, { promptId: string }>>
const prompts: Prompt[] = [
  ...['4821', null].flatMap((lastFour): Prompt[] => [
    { key: 'choose', lastFour, shared: null },
    { key: 'choose', lastFour, shared: long },
    { key: 'choose-linked', lastFour, business: long },
    { key: 'ownership', lastFour, because: 'typed-number' },
    { key: 'ownership', lastFour, because: 'suspect' },
    { key: 'whose', lastFour },
    { key: 'review', lastFour, business: long, preview: { counts, businesses: 1, kept }, eraseAfterMs: 7e9, hasAccount: true },
    { key: 'review', lastFour, business: null, preview: null, eraseAfterMs: 7e9, hasAccount: true },
    { key: 'review', lastFour, business: null, preview: { counts, businesses: 9999, kept }, eraseAfterMs: 7e9, hasAccount: true },
    { key: 'review-suspect', lastFour, business: long },
    { key: 'holdings', lastFour, business: long, counts, businesses: 999, kept },
    { key: 'holdings', lastFour, business: long, counts, businesses: 999, kept: lost },
    { key: 'holdings', lastFour, business: null, counts: [], businesses: 9999, kept },
    {
      key: 'review',
      lastFour,
      business: null,
      preview: { counts: [], businesses: 9999, kept },
      eraseAfterMs: 7e9,
      hasAccount: true,
    },
  ]),
  { key: 'more', shared: true },
  { key: 'more', shared: false },
  { key: 'more', shared: false, ads: true },
  { key: 'businesses', names: Array.from({ length: 9 }, () => long), others: true },
  { key: 'languages', page: 0 },
  { key: 'languages', page: 1 },
  ...(['dead', 'ill', 'minor', 'other'] as const).map((who): Prompt => ({ key: 'care', who })),
  ...(['confirmed', 'exists', 'status'] as const).map(
    (because): Prompt => ({ key: 'scheduled', because, business: long, ...times }),
  ),
  ...[times.eraseAt, T0 - 1].map(
    (eraseAt): Prompt => ({ key: 'scheduled', because: 'status', business: long, ...times, eraseAt, stopping: true }),
  ),
  { key: 'waiting', reference: times.reference, deadlineAt: T0, business: long, stopping: true },
  { key: 'waiting', reference: times.reference, deadlineAt: T0, business: long },
  { key: 'waiting', reference: times.reference, deadlineAt: T0, business: null },
  { key: 'keep' },
  ...['4821', null].map((lastFour): Prompt => ({ key: 'account-email', lastFour })),
  ...[true, false].map(
    (again): Prompt => ({ key: 'account-code', email: `${'a'.repeat(64)}@${'b'.repeat(180)}.example`, again }),
  ),
  {
    key: 'account-list',
    accounts: (['account', 'profile', 'person'] as const).map((can) => ({ memberId: 'm', tenantId: 't', business: long, can })),
  },
  ...(['account', 'profile'] as const).flatMap((kind): Prompt[] => [
    { key: 'review-account', business: long, kind, counts, people: 9_999, kept, eraseAfterMs: 27 * 86_400_000 },
    ...(['confirmed', 'exists', 'status'] as const).flatMap((because): Prompt[] => [
      { key: 'account-scheduled', because, business: long, ...times, kind, eraseAt: T0 + 27 * 86_400_000 },
      { key: 'account-scheduled', because, business: null, ...times, kind, eraseAt: T0 - 1 },
      { key: 'account-scheduled', because, business: long, ...times, kind, eraseAt: T0 + 86_400_000, stopping: true },
    ]),
    { key: 'account-waiting', kind, business: long, reference: times.reference, deadlineAt: T0 },
    { key: 'account-keep', kind, business: long },
    { key: 'account-sooner', kind, business: long, eraseAt: T0 + 72 * 60 * MINUTE },
  ]),
  {
    key: 'account-open',
    open: Array.from({ length: 9 }, (_, index) => ({
      kind: 'account' as const,
      business: index % 2 === 0 ? long : null,
      reference: times.reference,
      eraseAt: T0,
    })),
  },
  { key: 'offer-person' },
  { key: 'offer-person', because: 'records' },
]
const leads = [null, 'stale', 'forwarded', 'wrong-codes', 'reminder', 'elsewhere', 'typed'] as const
const notices: Say[] = [
  ...(
    [
      'moment',
      'unreadable',
      'edited',
      'revoked',
      'get-back',
      'thanks',
      'language-set',
      'account-how',
      'name-business',
      'declined',
      'not-mine',
      'expired',
      'identity-changed',
      'undone',
      'unreachable',
      'show-refused',
      'show-slow',
      'rest-later',
    ] as const
  ).map((key): Say => ({ key })),
  ...(
    [
      'account-email-shape',
      'account-code-shape',
      'account-code-limit',
      'account-proof-old',
      'account-none',
      'account-person',
      'account-not-sooner',
    ] as const
  ).map((key): Say => ({ key })),
  ...[0, 1, 4].map((left): Say => ({ key: 'account-code-wrong', left })),
  { key: 'account-elsewhere', dedicatedNumber: '+917000000001' },
  { key: 'asked-elsewhere', since: T0, back: true, dedicatedNumber: '+917000000001' },
  { key: 'asked-elsewhere', since: T0, back: true, dedicatedNumber: null },
  { key: 'asked-elsewhere', since: T0, back: false, dedicatedNumber: null },
  { key: 'undone', where: 'here' },
  { key: 'undone', where: 'other' },
  { key: 'status', report: { is: 'none' }, business: null, here: true },
  { key: 'account-elsewhere', dedicatedNumber: null },
  ...(['account', 'profile'] as const).flatMap((kind): Say[] => [
    { key: 'account-undone', kind, business: long },
    { key: 'account-undone', kind, business: long, closedUntil: T0 },
    { key: 'account-too-late', until: T0 },
    { key: 'account-delayed', kind, business: null, reference: times.reference, deadlineAt: T0 },
    { key: 'account-finished', kind, business: long, reference: times.reference, partial: false, outcome },
    { key: 'account-finished', kind, business: null, reference: times.reference, partial: true, outcome },
    ...(['scheduled', 'running', 'completed', 'partial', 'cancelled', 'refused', 'parked'] as const).map(
      (is): Say => ({ key: 'account-status', kind, business: long, report: report(is) }),
    ),
  ]),
  { key: 'contact-request', again: false },
  { key: 'contact-request', again: true },
  { key: 'nothing-held', lastFour: '4821', business: long, kept },
  { key: 'nothing-held', lastFour: '4821', business: long, kept: lost },
  { key: 'nothing-held', lastFour: null, business: null, kept: [] },
  { key: 'tap-button', without: { by: 'code', code: '472' } },
  { key: 'tap-button', without: { by: 'keep' } },
  { key: 'tap-button', without: { by: 'person', dedicatedNumber: null } },
  { key: 'lost', open: true, without: { by: 'person', dedicatedNumber: '+919000000001' } },
  ...prompts.flatMap((question): Say[] => [
    { key: 'tap-button', without: { by: 'title', question } },
    { key: 'lost', open: true, without: { by: 'title', question } },
  ]),
  { key: 'wrong-code', left: 2 },
  { key: 'lost', open: true, without: null },
  { key: 'lost', open: false, without: null },
  { key: 'no-papers', voice: null },
  ...(['off', 'long', 'many', 'unclear'] as const).map((voice) => ({ key: 'no-papers' as const, voice })),
  { key: 'help', shared: true },
  { key: 'help', shared: false },
  ...[true, false].map((deleting): Say => ({ key: 'ads-number', deleting })),
  ...(['late', 'over'] as const).flatMap((outlook): Say[] => [
    { key: 'status', report: { ...report('partial'), outlook }, business: long },
    { key: 'account-status', kind: 'account', business: long, report: { ...report('partial'), outlook } },
    { key: 'account-status', kind: 'profile', business: long, report: { ...report('on_hold'), outlook, stopping: true } },
  ]),
  { key: 'finished', reference: times.reference, partial: false, again: true, business: long, outcome },
  { key: 'ads-stopped', business: long, deleting: true },
  { key: 'ads-stopped', business: null, deleting: false },
  { key: 'other-businesses', dedicatedNumber: '+917000000001' },
  { key: 'other-businesses', dedicatedNumber: null },
  { key: 'status', report: { is: 'none' }, business: null },
  ...(
    [
      'running',
      'completed',
      'partial',
      'on_hold',
      'parked',
      'cancelled',
      'expired',
      'refused',
      'scheduled',
      'awaiting_confirmation',
    ] as const
  ).flatMap((is): Say[] => [
    { key: 'status', report: report(is), business: long },
    { key: 'undo-late', report: report(is) },
    { key: 'undo-late', report: { ...report(is), kind: 'account' }, business: long },
  ]),
  ...[true, false].map((answered): Say => ({ key: 'forward-denied', business: long, answered })),
  ...grounds.flatMap((ground): Say[] => [
    { key: 'objected', reference: times.reference, business: long, ground, decideBy: T0 },
    { key: 'objected', reference: times.reference, business: long, ground, decideBy: T0, stopping: true },
    ...[null, '2027-05-13'].flatMap((boardFrom): Say[] =>
      [null, times.eraseAt].flatMap((eraseAt): Say[] => [
        { key: 'objection-decided', reference: times.reference, business: long, ground, eraseAt, now: T0, boardFrom },
        {
          key: 'objection-decided',
          reference: times.reference,
          business: long,
          ground,
          eraseAt,
          waits: true,
          stopping: true,
          now: T0,
          boardFrom,
        },
      ]),
    ),
  ]),
  { key: 'delayed', reference: times.reference, deadlineAt: T0 },
  { key: 'late', reference: times.reference, deadlineAt: T0 },
  { key: 'unproven', reference: times.reference },
  { key: 'papers-over', reference: times.reference, how: 'unproven' },
  {
    key: 'nothing-held',
    lastFour: '4821',
    business: long,
    kept: kept.map((line) => ({ ...line, over: true })),
  },
  ...(['scheduled', 'running', 'on_hold', 'parked'] as const).flatMap((is): Say[] => [
    { key: 'status', report: { ...report(is), outlook: 'late' }, business: long },
    { key: 'account-status', kind: 'account', business: long, report: { ...report(is), outlook: 'late' } },
  ]),
  { key: 'finished', reference: times.reference, partial: false, business: long, outcome },
  { key: 'finished', reference: times.reference, partial: true, business: long, outcome },
  {
    key: 'finished',
    reference: times.reference,
    partial: false,
    business: long,
    outcome: { ...outcome, counts: [], mentions: 0 },
  },
  { key: 'show-suspect', lastFour: '4821' },
  ...[null, '2027-05-13'].flatMap((boardFrom): Say[] => [
    ...refusalReasons.map((reason): Say => ({ key: 'refused', reference: times.reference, reason, boardFrom })),
    { key: 'case-answer', reference: times.reference, text: 'ज'.repeat(3_000), closed: true, boardFrom },
    { key: 'case-answer', reference: times.reference, text: '{n, plural, other {#}} <b>', closed: false, boardFrom },
    { key: 'case-answer', reference: times.reference, text: 'x', closed: null, boardFrom },
  ]),
  { key: 'case-noted', reference: times.reference },
  { key: 'papers-told', reference: times.reference, eraseAt: T0 },
  { key: 'papers-over', reference: times.reference, how: 'done', backupsUntil: outcome.backupsUntil },
  { key: 'papers-over', reference: times.reference, how: 'partial' },
  { key: 'papers-over', reference: times.reference, how: 'kept' },
  ...staffReasons.hold.map(
    (reason): Say => ({ key: 'staff-held', reference: times.reference, reason, until: T0, boardFrom: '2027-05-13' }),
  ),
  ...staffReasons.cancel.map(
    (reason): Say => ({ key: 'staff-cancelled', reference: times.reference, reason, boardFrom: '2027-05-13' }),
  ),
  ...staffReasons.extend.map((reason): Say => ({ key: 'staff-extended', reason, ...times, boardFrom: '2027-05-13' })),
  { key: 'staff-reply', reference: times.reference, text: 'x'.repeat(900), boardFrom: '2027-05-13' },
  { key: 'looks', looks: [] },
  {
    key: 'looks',
    looks: (['support', 'privacy', 'admin', 'technician'] as const).map((role) => ({ role, count: 99_999 })),
  },
  ...(['complaint', 'person', 'somebody-else', 'care'] as const).map(
    (about): Say => ({ key: 'case-opened', about, who: null, reference: times.reference, answerBy: T0 }),
  ),
  ...(['dead', 'ill', 'minor', 'other'] as const).map(
    (who): Say => ({ key: 'case-opened', about: 'care', who, reference: times.reference, answerBy: T0 }),
  ),
]
// A prompt and what every prompt has make a message again.
const says: Say[] = [...prompts.flatMap((prompt) => leads.map((lead) => ({ ...prompt, ...asked, lead }) as Say)), ...notices]
it('every message that can be said is among those that are measured', () => {
  expect([...new Set<string>(says.map(({ key }) => key))].sort()).toEqual([...sayKeys].sort())
})
const valid = outboundSchema()
/** The longest that may stand beside them: a long address, and a case of each kind. */
const beside = {
  statusLink: `https://deletion-requests.example.org/r/${'a'.repeat(22)}`,
  cases: (['complaint', 'person', 'somebody-else', 'care'] as const).map((about) => ({
    about,
    reference: times.reference,
    answerBy: T0,
  })),
}

describe.each(languages)('every message in %s', (language) => {
  it('fits WhatsApp’s limits with the longest names and numbers', () => {
    for (const say of says) {
      const message = render(say, language, beside)
      const where = `${say.key} ${'body' in message ? message.body.length : ''}`
      expect(valid(toGraphBody(message, { phone: '+917000004821' }, 'row')), where).toBe(true)
      if (message.kind === 'template') throw new Error('The conversation says no templates.')
      expect(message.body.length, where).toBeLessThanOrEqual(message.kind === 'text' ? 3686 : 921)
      if (say.key !== 'case-answer')
        expect(message.body.replace('none left', ''), where).not.toMatch(/[{}]|undefined|null|none|NaN/)
      if (message.kind === 'buttons' || message.kind === 'list') expect(message.footer?.length).toBeLessThanOrEqual(60)
      if (message.kind === 'buttons') {
        expect(new Set(message.buttons.map(({ title }) => title)).size).toBe(message.buttons.length)
        for (const { title, id } of message.buttons) expect([title.length <= 20, id.length <= 200], title).toEqual([true, true])
      }
      if (message.kind === 'list') {
        expect(message.rows.length).toBeLessThanOrEqual(10)
        for (const { title, id, description } of message.rows) {
          expect([title.length <= 24, id.length <= 180, (description ?? '').length <= 72], title).toEqual([true, true, true])
        }
      }
    }
  })
})

describe('the catalogues', () => {
  const names = (text: string) =>
    [
      ...new Set(
        [
          ...JSON.stringify(new IntlMessageFormat(text, 'en').getAst()).matchAll(
            /"type":[1-6],"value":"(\w+)"|"value":"(\w+)","options"/g,
          ),
        ].map((m) => m[1] ?? m[2]),
      ),
    ].sort()
  it.each(Object.keys(en) as (keyof typeof en)[])('%s has the same placeholders in three languages', (key) => {
    expect([names(hi[key]), names(mr[key])]).toEqual([names(en[key]), names(en[key])])
    expect(Object.keys(hi)).toEqual(Object.keys(mr))
  })
  it.each(['en', 'hi', 'mr'] as const)(
    'the script’s messages stay under 400 characters, with a link of true length: %s',
    (language) => {
      const counted = [
        { noun: 'message' as const, count: 212, more: false },
        { noun: 'recording' as const, count: 3, more: false },
      ]
      const preview = { counts: counted, businesses: 2, kept: [] }
      const proofUrl = `https://deletion.callmissed.com/receipts/${'a'.repeat(36)}#${'b'.repeat(22)}`
      const done = { ...outcome, counts: counted, kept: [], mentions: 0, proofUrl }
      const script: Say[] = [
        { key: 'choose', lastFour: '4821', shared: null, ...asked, lead: null },
        {
          key: 'review',
          lastFour: '4821',
          business: null,
          preview,
          eraseAfterMs: 15 * MINUTE,
          hasAccount: false,
          ...asked,
          lead: null,
        },
        { key: 'review-suspect', lastFour: '4821', business: null, ...asked, lead: null },
        { key: 'scheduled', because: 'confirmed', business: null, ...times, ...asked, lead: null },
        { key: 'finished', reference: 'CM-1', partial: false, business: null, outcome: done },
      ]
      for (const say of script) {
        const message = render(say, language)
        expect('body' in message && message.body.length, say.key).toBeLessThan(400)
      }
    },
  )
  it('tells the hour in India, today by its time and later by its day', () => {
    const say = (eraseAt: number) =>
      render({ key: 'scheduled', because: 'confirmed', business: null, ...times, eraseAt, ...asked, lead: null }, 'en')
    expect(say(T0 + 15 * MINUTE)).toMatchObject({ body: expect.stringContaining('erased at 4:45 pm today') })
    expect(say(T0 + 24 * 60 * MINUTE)).toMatchObject({ body: expect.stringContaining('4:30 pm tomorrow') })
    expect(say(T0 + 7 * 24 * 60 * MINUTE)).toMatchObject({ body: expect.stringContaining('4:30 pm on 30 Nov 2026') })
  })
  it('puts the link to the request’s page below its case number, and open cases at the end', () => {
    const say: Say = { key: 'scheduled', because: 'status', business: null, ...times, ...asked, lead: null }
    const one = { ...beside, cases: beside.cases.slice(0, 1) }
    expect(render(say, 'en', one)).toMatchObject({
      body: expect.stringMatching(
        /Your case: CM-7K3F-9QXD\nSee how it stands: https:\S+\/r\/a{22}\nChanged your mind\? [^\n]+\nYour complaint CM-7K3F-9QXD is open: [^\n]+$/,
      ),
    })
    const none: Say = { key: 'status', report: { is: 'none' }, business: null }
    expect(render(none, 'hi', one)).toMatchObject({ body: expect.stringContaining('आपकी शिकायत CM-7K3F-9QXD खुली है') })
  })
  it('says "very soon" once the time has passed, and speaks of tonight just after midnight', () => {
    const say = (eraseAt: number, language: 'en' | 'hi' | 'mr') =>
      render({ key: 'scheduled', because: 'status', business: null, ...times, eraseAt, ...asked, lead: null }, language)
    expect(say(T0 - MINUTE, 'en')).toMatchObject({ body: expect.stringContaining('erased very soon, at the latest by') })
    const night = Date.parse('2026-11-23T18:35:00Z')
    expect(say(night, 'en')).toMatchObject({ body: expect.stringContaining('12:05 am tomorrow') })
    expect(say(night, 'hi')).toMatchObject({ body: expect.stringContaining('आज रात 12 बजे के बाद') })
    expect(say(night, 'mr')).toMatchObject({ body: expect.stringContaining('आज रात्री 12 नंतर') })
  })
  it.each([
    ['en', 'Your data with Asha Sweets is erased'],
    ['hi', 'Asha Sweets में आपका डेटा डिलीट हो गया'],
    ['mr', 'Asha Sweets कडे तुमचा डेटा डिलीट झाला'],
  ] as const)('names the one business at the end in %s', (language, words) => {
    const say: Say = { key: 'finished', reference: 'CM-1', partial: false, business: 'Asha Sweets', outcome }
    expect(render(say, language)).toMatchObject({ body: expect.stringContaining(words) })
  })
})
