import type { OutboundMessage } from '../../outbox/message.ts'
import type { StatusReport } from '../conversation-event.ts'
import type { Language } from '../language.ts'
import type { Notice, SayOf } from '../say.ts'
import { type Beside, caseLines, referenceLine } from './beside.ts'
import { chatLink } from './chat-link.ts'
import type { CopyKey } from './en.ts'
import { boardLine, ended } from './ended.ts'
import { objectionDecided } from './objection-decided.ts'
import { freezing, keptLines, late, lines, name, withBusiness } from './phrases.ts'
import { accountWords } from './render-account.ts'
import { finished, papersOver, partial, unproven } from './render-over.ts'
import type { Translate } from './translate.ts'
import { day, dayAndTime } from './when.ts'
import { withoutLines } from './without-button.ts'

/** What is said without asking. Plain texts have no footer on WhatsApp, so about a request it is their last line. */
export function renderNotice(say: Notice, t: Translate, language: Language, beside: Beside): OutboundMessage {
  if (say.key === 'contact-request') {
    return { kind: 'contact-request', body: lines(t(say.again ? 'contact-request.again' : 'contact-request'), t('footer')) }
  }
  if (say.key === 'ads-number') {
    return { kind: 'contact-request', body: lines(t('ads-number', { deleting: say.deleting ? 'yes' : 'no' }), t('footer')) }
  }
  const body = words(say, t, language, beside)
  return { kind: 'text', body: withoutFooter.has(say.key) ? body : lines(body, t('footer')) }
}

/** Small talk, and answers that only point at the question above, which has its own footer. */
const withoutFooter: ReadonlySet<Notice['key']> = new Set([
  'moment',
  'tap-button',
  'wrong-code',
  'lost',
  'no-papers',
  'unreadable',
  'edited',
  'thanks',
  'language-set',
  'name-business',
  'account-email-shape',
  'account-code-shape',
  'account-code-wrong',
])

function words(
  say: Exclude<Notice, { key: 'contact-request' | 'ads-number' }>,
  t: Translate,
  language: Language,
  beside: Beside,
): string {
  switch (say.key) {
    case 'nothing-held': {
      const business = say.business === null ? 'none' : name(say.business)
      const nothing = t('nothing-held', { number: say.lastFour ?? 'none', business })
      // Said to everybody: whether a number belongs to an account, its next holder must not learn.
      const account = say.business === null ? t('nothing-held.account') : null
      return lines(nothing, ...keptLines(t, say.kept, language), account)
    }
    case 'tap-button':
      return lines(t('tap-button'), withoutLines(say.without, t, language))
    case 'wrong-code':
      return t('wrong-code', { left: say.left })
    case 'lost':
      return lines(t(say.open ? 'lost.open' : 'lost'), withoutLines(say.without, t, language))
    case 'no-papers':
      if (say.voice === null) return t('no-papers')
      return t(say.voice === 'off' ? 'no-papers.voice' : `voice.${say.voice}`)
    case 'help':
      return say.shared ? t('help.shared') : lines(t('help'), `• ${t('row.account')}`)
    case 'ads-stopped':
      return t('ads-stopped', {
        business: say.business === null ? 'none' : name(say.business),
        deleting: say.deleting ? 'yes' : 'no',
      })
    case 'other-businesses':
      return t('other-businesses', { link: say.dedicatedNumber === null ? 'none' : chatLink(say.dedicatedNumber) })
    case 'asked-elsewhere': {
      const link = say.dedicatedNumber === null ? 'none' : chatLink(say.dedicatedNumber)
      return lines(t('asked-elsewhere', { day: day(say.since, language) }), say.back ? t('asked-elsewhere.back', { link }) : null)
    }
    case 'undone':
      return t(say.where === undefined ? 'undone' : `undone.${say.where}`)
    case 'undo-late':
      return lines(t('undo-late'), standsNow(say, t, language, beside))
    case 'status':
      return status(say, t, language, beside)
    case 'delayed':
      return t(say.stopping ? 'status.waiting-stopping' : 'delayed', {
        with: '',
        reference: referenceLine(say.reference, beside, t),
        deadline: day(say.deadlineAt, language),
      })
    case 'late':
      return late(referenceLine(say.reference, beside, t), say.deadlineAt, t, language)
    case 'unproven':
      return unproven(say.reference, t)
    case 'finished':
      if (say.partial) return partial(say, t)
      return say.again
        ? t('case-answer', { reference: say.reference, text: finished(say, t, language) })
        : finished(say, t, language)
    case 'forward-denied':
      return t(say.answered ? 'forward-silenced' : 'forward-denied', { business: say.business })
    case 'objected':
      return t('objected', {
        reference: say.reference,
        business: say.business,
        ground: t(`ground.${say.ground}`),
        by: day(say.decideBy, language),
        ...freezing(say),
      })
    case 'objection-decided':
      return objectionDecided(say, t, language)
    case 'show-suspect':
      return t('show-suspect', { number: say.lastFour ?? 'none' })
    case 'staff-held': {
      const { reference, reason, until } = say
      const days = { until: day(until, language), ...freezing(say) }
      const held = t('staff-held', { reference, why: t(`staff-why.${reason}`), ...days })
      return lines(held, ...rights(say.boardFrom, t, language))
    }
    case 'staff-cancelled': {
      const { reference, reason } = say
      const why = t(`staff-why.${reason}`)
      return lines(t('staff-cancelled', { reference, why }), ...rights(say.boardFrom, t, language))
    }
    case 'staff-extended': {
      const { reference, reason, eraseAt, deadlineAt } = say
      const days = { at: dayAndTime(eraseAt, t, language), deadline: day(deadlineAt, language) }
      const extended = t('staff-extended', { reference, why: t(`staff-why.${reason}`), ...days })
      return lines(extended, ...rights(say.boardFrom, t, language))
    }
    case 'papers-told':
      return t('papers-told', { at: day(say.eraseAt, language) })
    case 'papers-over':
      return papersOver(say, t, language)
    case 'staff-reply':
      return lines(
        t('staff-reply', { reference: say.reference, text: say.text }),
        ...(say.boardFrom === undefined ? [] : rights(say.boardFrom, t, language)),
      )
    case 'looks':
      return looks(say, t)
    case 'case-opened':
      return lines(
        t(`case-opened.${say.about}`, { reference: say.reference, by: day(say.answerBy, language) }),
        ...papers(say, t),
      )
    case 'account-how':
    case 'account-elsewhere':
    case 'account-email-shape':
    case 'account-code-shape':
    case 'account-code-wrong':
    case 'account-code-limit':
    case 'account-proof-old':
    case 'account-none':
    case 'account-person':
    case 'account-not-sooner':
    case 'account-undone':
    case 'account-too-late':
    case 'account-status':
    case 'account-delayed':
    case 'account-finished':
      return accountWords(say, t, language, beside)
    case 'case-answer':
      return lines(
        t('case-answer', { reference: say.reference, text: say.text }),
        t(say.closed === null ? 'staff-rights' : say.closed ? 'case-answer.closed' : 'case-answer.open'),
        boardLine(say.boardFrom, t, language),
      )
    case 'case-noted':
      return t('case-noted', { reference: say.reference })
    case 'refused':
      return lines(...ended({ why: say.reason, boardFrom: say.boardFrom }, say.reference, t, language))
    case 'moment':
    case 'unreadable':
    case 'edited':
    case 'revoked':
    case 'get-back':
    case 'thanks':
    case 'language-set':
    case 'name-business':
    case 'declined':
    case 'not-mine':
    case 'expired':
    case 'identity-changed':
    case 'unreachable':
    case 'show-refused':
    case 'show-slow':
    case 'rest-later':
      return t(say.key)
  }
}

/** What somebody who asks for another person is asked to send, and by which way. */
function papers({ who, reference }: SayOf<'case-opened'>, t: Translate): string[] {
  return who === null ? [] : [t(`papers.${who}`), t('papers', { reference })]
}

/** Who answers a complaint in the chat, and where to go after that. */
function rights(from: string | null, t: Translate, language: Language): string[] {
  return [t('staff-rights'), boardLine(from, t, language)]
}

function looks({ looks: found }: SayOf<'looks'>, t: Translate): string {
  const [first, ...others] = found.map(({ role, count }) => t(`looks.${role}`, { n: count }))
  if (first === undefined) return t('looks.none')
  const n = found.reduce((sum, { count }) => sum + count, 0)
  return t('looks', { n, list: [first, ...others].join(', ') })
}

function statusKey({ is, outlook, stopping }: Exclude<StatusReport, { is: 'none' }>): CopyKey {
  if (stopping && (is === 'on_hold' || is === 'parked')) return 'status.waiting-stopping'
  if (stopping && is === 'scheduled') return 'status.scheduled-stopping'
  return is === 'partial' && (outlook === 'late' || outlook === 'over') ? `status.partial-${outlook}` : `status.${is}`
}

/** Without a moment of its own: a scheduled request is told with its button, elsewhere its day is enough. */
function status(
  { key, report, business, here }: Pick<SayOf<'status'>, 'report' | 'business' | 'here'> & { key: 'status' | 'undo-late' },
  t: Translate,
  language: Language,
  beside: Beside,
): string {
  const waiting = caseLines(beside, t, language)
  if (report.is === 'none') return lines(t(here === true ? 'status.none-here' : 'status.none'), ...waiting)
  const reference = referenceLine(report.reference, beside, t)
  if (report.ended) return lines(...ended(report.ended, reference, t, language), ...waiting)
  const tooLate = key === 'status' && report.begun === true ? t('undo-late') : null
  if (report.outlook === 'late' && report.is !== 'partial')
    return lines(late(reference, report.deadlineAt, t, language), tooLate, ...waiting)
  const told = t(statusKey(report), {
    reference,
    with: withBusiness(t, business),
    at: day(report.eraseAt, language),
    deadline: day(report.deadlineAt, language),
    finished: report.finishedAt === null ? 'none' : day(report.finishedAt, language),
  })
  return lines(told, tooLate, ...keptLines(t, report.kept, language), ...waiting)
}

/** How it stands that it is too late to keep: in the words of what it is. */
function standsNow({ report, business = null }: SayOf<'undo-late'>, t: Translate, language: Language, beside: Beside): string {
  if (report.is === 'none' || report.kind === undefined || report.kind === 'data')
    return status({ key: 'undo-late', report, business: null }, t, language, beside)
  // That it is too late is said before this.
  const { begun: _, ...stands } = report
  return accountWords({ key: 'account-status', kind: report.kind, report: stands, business }, t, language, beside)
}
