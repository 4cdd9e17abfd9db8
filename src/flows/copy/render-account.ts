import type { Choice } from '../heard.ts'
import type { Language } from '../language.ts'
import type { Membership, Question } from '../question.ts'
import type { Asked, Notice, SayOf } from '../say.ts'
import { type Beside, caseLines, referenceLine } from './beside.ts'
import type { CopyKey } from './en.ts'
import { ended } from './ended.ts'
import { counts, cut, keptLines, late, lines, name, withBusiness } from './phrases.ts'
import type { Translate } from './translate.ts'
import { before, day, moment } from './when.ts'

const SOONEST_MS = 72 * 60 * 60 * 1000
const EMAIL_MAX = 80
const CASES_MAX = 3
const ROW_TITLE_MAX = 24
const ROW_DESCRIPTION_MAX = 72

export type AccountQuestion = Extract<Question, { key: `account-${string}` | 'review-account' }>
type Titled = [Choice, string]
type OpenAccount = SayOf<'account-open'>['open'][number]
/** Body, and what can be tapped below it: buttons, or rows of accounts. */
export type AccountPrompt =
  | { body: string; buttons: Titled[] }
  | { body: string; accounts: Membership[] }
  | { body: string; open: OpenAccount[] }

/** The questions on the way of an account. */
export function accountPrompt(say: AccountQuestion & Asked, t: Translate, language: Language, beside: Beside): AccountPrompt {
  const button = (choice: Choice, key: CopyKey): Titled => [choice, t(key)]
  switch (say.key) {
    case 'account-email': {
      const body = t('account.email', { number: say.lastFour ?? 'none' })
      return { body, buttons: [button('person', 'button.person'), button('decline', 'button.decline')] }
    }
    case 'account-code': {
      const body = t(say.again ? 'account.code-again' : 'account.code', { email: cut(say.email, EMAIL_MAX) })
      return {
        body,
        buttons: [
          button('code-again', 'button.code-again'),
          button('other-email', 'button.other-email'),
          button('person', 'button.person'),
        ],
      }
    }
    case 'account-list':
      return { body: t('account.list'), accounts: say.accounts }
    case 'review-account':
      return {
        body: reviewBody(say, t, language),
        buttons: [button('confirm', 'button.confirm'), button('decline', 'button.decline')],
      }
    case 'account-scheduled':
      return { body: scheduledBody(say, t, language, beside), buttons: scheduledButtons(say, t) }
    case 'account-waiting': {
      const reference = referenceLine(say.reference, beside, t)
      const at = { reference, deadline: day(say.deadlineAt, language) }
      const isLate = say.deadlineAt <= say.now
      const key = say.stopping ? 'account-closing' : 'account-delayed'
      const told = isLate ? late(reference, say.deadlineAt, t, language) : t(key, { ...about(say), ...at })
      return {
        body: lines(told, ...caseLines(beside, t, language)),
        buttons: [...keep(say, t), button('other-account', 'button.other-account')],
      }
    }
    case 'account-open':
      return { body: t('account.list'), open: say.open }
    case 'account-keep':
      return {
        body: t('account-keep', about(say)),
        buttons: [button('keep-yes', 'button.keep-yes'), button('keep-no', 'button.keep-no')],
      }
    case 'account-sooner':
      return {
        body: lines(
          say.business === null ? '' : name(say.business),
          t('account-sooner', { at: moment(say.eraseAt, say.now, t, language) }),
        ),
        buttons: [button('sooner-yes', 'button.sooner-yes'), button('sooner-no', 'button.sooner-no')],
      }
  }
}

/** A list's row: the business, and what this person may do with its account. */
export function accountRow({ business, can }: Membership, t: Translate): { title: string; description: string } {
  return { title: cut(name(business), ROW_TITLE_MAX) || '–', description: cut(t('account.row', { can }), ROW_DESCRIPTION_MAX) }
}

/** The same of several that are closed: which, and when each of them goes. */
export function openRow(
  { business, reference, eraseAt }: OpenAccount,
  language: Language,
): { title: string; description: string } {
  const title = business === null ? reference : cut(name(business), ROW_TITLE_MAX) || reference
  return { title, description: `${reference} · ${day(eraseAt, language)}` }
}

type About = { kind: 'account' | 'profile'; business: string | null }
const about = ({ kind, business }: About) => ({ kind, business: business === null ? 'none' : name(business) })

function reviewBody(say: SayOf<'review-account'>, t: Translate, language: Language): string {
  const counted = counts(t, say.counts, 'count')
  const at = moment(say.now + say.eraseAfterMs, say.now, t, language)
  const values = { business: name(say.business), counts: counted === null ? '' : `${counted}, `, people: say.people, at }
  return lines(
    t(`review-account.${say.kind}`, values),
    ...keptLines(t, say.kept, language),
    say.code === null ? t('review.ask') : t('review.ask-code', { code: say.code }),
  )
}

function scheduledBody(say: SayOf<'account-scheduled'>, t: Translate, language: Language, beside: Beside): string {
  const { eraseAt, deadlineAt, because, now } = say
  const reference = referenceLine(say.reference, beside, t)
  // The oldest ones: WhatsApp's room for a question ends there.
  const waiting = caseLines(beside, t, language).slice(0, CASES_MAX)
  if (deadlineAt <= now) return lines(late(reference, deadlineAt, t, language), ...waiting)
  const closed = eraseAt > now ? (`account-scheduled.${because}` as const) : 'account-scheduled.soon'
  const told = t(say.stopping ? 'account-closing' : closed, {
    ...about(say),
    reference,
    at: moment(eraseAt, now, t, language),
    before: before(eraseAt, now, t, language),
    deadline: day(deadlineAt, language),
  })
  return lines(told, ...waiting)
}

function scheduledButtons(say: SayOf<'account-scheduled'>, t: Translate): Titled[] {
  const sooner: Titled[] = say.eraseAt - say.now > SOONEST_MS ? [['sooner', t('button.sooner')]] : []
  return [...keep(say, t), ...sooner, ['other-account', t('button.other-account')]]
}

/** The way back, as long as there is one. */
function keep(
  { kind, eraseAt, now }: { kind: About['kind']; eraseAt?: number | undefined; now: number },
  t: Translate,
): Titled[] {
  return eraseAt === undefined || eraseAt > now ? [['keep', t('button.keep-account', { kind })]] : []
}

type AccountNotice = Extract<Notice, { key: `account-${string}` }>

/** What is said of an account without asking. */
export function accountWords(say: AccountNotice, t: Translate, language: Language, beside: Beside): string {
  switch (say.key) {
    case 'account-how':
      return t('account-how')
    case 'account-elsewhere':
      return t('account.elsewhere', { link: say.dedicatedNumber === null ? 'none' : linkTo(say.dedicatedNumber) })
    case 'account-email-shape':
      return t('account.email-shape')
    case 'account-code-shape':
      return t('account.code-shape')
    case 'account-code-wrong':
      return t('account.code-wrong', { left: say.left })
    case 'account-code-limit':
      return t('account.code-limit')
    case 'account-proof-old':
      return t('account.proof-old')
    case 'account-none':
      return t('account.none')
    case 'account-person':
      return t('account.person')
    case 'account-not-sooner':
      return t('account-not-sooner')
    case 'account-undone':
      return say.closedUntil === undefined
        ? t('account-undone', about(say))
        : t('account-undone.closed', { day: day(say.closedUntil, language) })
    case 'account-too-late':
      return t('account-too-late', { until: day(say.until, language) })
    case 'account-status':
      return statusOf(say, t, language, beside)
    case 'account-delayed':
      return t(say.stopping ? 'account-closing' : 'account-delayed', {
        ...about(say),
        reference: referenceLine(say.reference, beside, t),
        deadline: day(say.deadlineAt, language),
      })
    case 'account-finished':
      return finished(say, t, language)
  }
}

const linkTo = (number: string) => `https://wa.me/${number.replace(/\D/g, '')}`

function statusOf(say: SayOf<'account-status'>, t: Translate, language: Language, beside: Beside): string {
  const { report } = say
  const reference = referenceLine(report.reference, beside, t)
  const waiting = caseLines(beside, t, language)
  if (report.ended) return lines(...ended(report.ended, reference, t, language), ...waiting)
  const deadline = day(report.deadlineAt, language)
  if (report.is === 'partial' && (report.outlook === 'late' || report.outlook === 'over'))
    return lines(t(`status.partial-${report.outlook}`, { reference, with: withBusiness(t, say.business), deadline }), ...waiting)
  const tooLate = report.begun === true ? t('undo-late') : null
  if (report.outlook === 'late') return lines(late(reference, report.deadlineAt, t, language), tooLate, ...waiting)
  const isClosing = report.stopping === true && (report.is === 'scheduled' || report.is === 'on_hold' || report.is === 'parked')
  const told = t(isClosing ? 'account-closing' : 'account-status', {
    ...about(say),
    is: report.is,
    reference,
    at: day(report.eraseAt, language),
    deadline,
    finished: report.finishedAt === null ? 'none' : day(report.finishedAt, language),
  })
  return lines(told, tooLate, ...keptLines(t, report.kept, language), ...waiting)
}

function finished(say: SayOf<'account-finished'>, t: Translate, language: Language): string {
  const { outcome, partial, reference, kind } = say
  const counted = counts(t, outcome.counts, 'done')
  if (partial) return t('partial.uncounted', { reference, with: withBusiness(t, say.business) })
  return lines(
    t('account-finished', { ...about(say), counts: counted ?? 'none' }),
    ...keptLines(t, outcome.kept, language),
    t('account-finished.backups', { kind, backups: day(outcome.backupsUntil, language) }),
    t('finished.proof', { link: outcome.proofUrl ?? 'none' }),
  )
}
