import { z } from 'zod'
import { languages } from '../flows/language.ts'
import { type GivenStart, proposeStart } from '../jobs/propose-start.ts'
import { letterSources, staffProofs } from '../requests/letter-proof.ts'
import { isMailCaseId, readCase } from '../requests/reference.ts'
import { phoneReadings } from '../subject/address.ts'
import { parseEmail } from '../subject/email.ts'
import { TENANT_ID } from '../subject/tenant-id.ts'
import { startFiles } from './action-reasons.ts'
import { BusinessChoice } from './business-choice.tsx'
import { isBusiness, namesOf } from './businesses.ts'
import { dayInIndia, endOfDay } from './india.ts'
import { Csrf } from './layout.tsx'
import { type Choice, inWords, Notice, Select } from './parts.tsx'
import { type Said, saidOf } from './said.ts'
import { plainNumber } from './typed-number.ts'
import { type ConsoleRoute, page, seeOther, type Visit } from './visit.ts'
import { languageName } from './words.ts'

const given = z.object({
  scope: z.enum(['number', 'business', 'account']),
  business: z.union([z.string().regex(TENANT_ID), z.literal('')]).catch(''),
  phone: z.string().trim().max(40).catch(''),
  email: z.string().trim().max(254).catch(''),
  source: z.enum(letterSources).optional().catch(undefined),
  proof: z.enum(staffProofs).optional().catch(undefined),
  case: z.string().trim().max(40).catch(''),
  language: z.enum(languages).catch('en'),
  file: z.enum(startFiles),
  until: z.iso.date().optional().catch(undefined),
})

const coming = z.object({
  said: z.string().max(40).optional().catch(undefined),
  business: z.string().regex(TENANT_ID).optional().catch(undefined),
  /** On the papers of a case that came by mail. */
  case: z.string().refine(isMailCaseId).optional().catch(undefined),
})

export const startRoutes: readonly ConsoleRoute[] = [
  {
    method: 'GET',
    url: '/start',
    action: 'propose-start',
    async handle(visit) {
      const { said, business, case: ofCase } = coming.parse(visit.query)
      const businesses = await namesOf(visit.bot, [business ?? null])
      return page('Start a request', <StartPage {...{ visit, businesses, chosen: business, ofCase, said: saidOf(said) }} />)
    },
  },
  {
    method: 'POST',
    url: '/start',
    action: 'propose-start',
    async handle(visit) {
      const { until, ...wish } = given.parse(visit.form)
      const read = readGiven(wish)
      if ('said' in read) return seeOther(`/console/start?said=${read.said}`)
      const { bot, session, role } = visit
      const tenantId = tenantOf(read.start)
      const isKnown = tenantId === undefined || (await isBusiness(bot, tenantId))
      if (!isKnown) return seeOther(`/console/start?said=${isKnown === undefined ? 'no-platform' : 'unknown-business'}`)
      const by = { id: session.staffId, role, reason: read.start.file }
      const proposed = await proposeStart(bot, read.start, by, until === undefined ? undefined : endOfDay(until))
      if (proposed.is !== 'refused') return seeOther(`/console/proposals?said=${proposed.is}`)
      const { why } = proposed
      const said = why === 'bad-date' ? 'start-bad-date' : NAMED.includes(why) ? why : 'no-proof'
      return seeOther(`/console/start?said=${said}`)
    },
  },
]

/** What was typed never comes back into the page or an address: it is a number. */
function readGiven({
  scope,
  business,
  phone: typed,
  email: mail,
  ...more
}: Omit<z.infer<typeof given>, 'until'>): { start: GivenStart } | { said: string } {
  const { file, source, proof, language } = more
  if ((scope === 'number') !== (business === '')) return { said: 'no-business' }
  if (scope === 'account') return { start: { kind: 'account', tenantId: business, sooner: false, proof, language, file } }
  const [phone, ...others] = phoneReadings(plainNumber(typed))
  if (phone === undefined) return { said: 'no-number' }
  if (others.length > 0) return { said: 'two-numbers' }
  const email = mail === '' ? undefined : parseEmail(mail)
  if (mail !== '' && email === undefined) return { said: 'no-mail' }
  if (source === undefined) return { said: 'no-proof' }
  const covers = scope === 'number' ? ({ kind: 'number' } as const) : ({ kind: 'business', tenantId: business } as const)
  const ofCase = more.case === '' ? undefined : readCase(more.case)
  if (more.case !== '' && ofCase === undefined) return { said: 'no-case' }
  const letter = { kind: 'letter' as const, phone, scope: covers, source, proof, language, file }
  return { start: { ...letter, ...(email === undefined ? {} : { email }), ...(ofCase === undefined ? {} : { ofCase }) } }
}

/** Refusals that have a sentence of their own. */
const NAMED: readonly string[] = ['no-owner', 'no-case', 'no-papers', 'denied-by-the-person']

function tenantOf(start: GivenStart): string | undefined {
  if (start.kind === 'account') return start.tenantId
  return start.scope.kind === 'business' ? start.scope.tenantId : undefined
}

const inTwoDays = (now: Date): string => dayInIndia(new Date(now.getTime() + 2 * 86_400_000))

const SCOPES: readonly Choice[] = [
  { value: 'number', words: 'Everything under the number' },
  { value: 'business', words: 'What one business has of the number' },
  { value: 'account', words: 'A business’s own account' },
]
const PROOFS: readonly Choice[] = [
  {
    value: 'called-back',
    words: 'We rang that very number (of an account: its owner’s registered one), and whoever answered wants it',
  },
  { value: 'business-confirmed', words: 'The business confirmed it in writing (for that business only)' },
  { value: 'papers-seen', words: 'For somebody who died, is ill or a child: we have seen the papers of the case' },
  { value: 'address-answered', words: 'Of an account: its owner’s registered e-mail address has answered us' },
]

interface Shown {
  visit: Visit
  businesses: ReadonlyMap<string, string>
  chosen: string | undefined
  ofCase: string | undefined
  said: Said | undefined
}

function StartPage({ visit, businesses, chosen, ofCase, said }: Shown) {
  return (
    <>
      <h1>Start a request for a letter or a call</h1>
      <p class="lead">
        For somebody who cannot write from the number. Nothing happens before a second person approves it, by the day that you
        give. Then it is like any other request: frozen at once, with a week to take it back; an account with its recovery time.
      </p>
      {said && <Notice {...(said.tone ? { tone: said.tone } : {})}>{said.words}</Notice>}
      <form class="card narrow" method="post" action="/console/start">
        <Csrf session={visit.session} />
        <Select name="scope" id="scope" label="What is to be erased" options={SCOPES} />
        <BusinessChoice names={businesses} chosen={chosen} any="None: everything under the number" />
        <fieldset>
          <legend>For a number</legend>
          <div class="field">
            <label for="phone">Phone number</label>
            <input id="phone" name="phone" maxLength={40} autocomplete="off" inputMode="tel" aria-describedby="phone-hint" />
            <p class="hint" id="phone-hint">
              In any spelling. Sealed until it is decided, and shown to nobody.
            </p>
          </div>
          <Select name="source" id="source" label="How the wish came" any="Choose …" options={inWords(letterSources)} />
          <div class="field">
            <label for="case">Case of whoever asks for somebody else (with its papers only)</label>
            <input
              id="case"
              name="case"
              maxLength={40}
              autocomplete="off"
              placeholder="CM-7K3F-9QXD"
              value={ofCase ?? ''}
              aria-describedby="case-hint"
            />
            <p class="hint" id="case-hint">
              Its reference; of a case that came by mail the id on its page. Who wrote by mail has the news by mail.
            </p>
          </div>
          <div class="field">
            <label for="email">Mail address for news (may be left out)</label>
            <input id="email" name="email" type="email" maxLength={254} autocomplete="off" />
          </div>
        </fieldset>
        <Select
          name="language"
          id="language"
          label="Their language"
          any="English"
          options={languages.map((code) => ({ value: code, words: languageName(code) }))}
        />
        <Select name="proof" id="proof" label="What proves it" any="Nothing yet" options={PROOFS} />
        <Select name="file" id="file" label="Where the wish stands" options={inWords(startFiles)} />
        <p class="hint">
          For somebody who died, is ill or a child, whoever asks opens a case in the chat or writes by mail, and sends the papers.
          What these do not show is refused on the page of the case.
        </p>
        <div class="field">
          <label for="until">A second person decides by (end of that day in India)</label>
          <input
            id="until"
            type="date"
            name="until"
            required
            min={dayInIndia(visit.now)}
            max={inTwoDays(visit.now)}
            value={inTwoDays(visit.now)}
            aria-describedby="until-hint"
          />
          <p class="hint" id="until-hint">
            The day after tomorrow at the latest. Then what you entered is gone, and somebody enters it anew.
          </p>
        </div>
        <button type="submit">Propose it to a second person</button>
      </form>
    </>
  )
}
