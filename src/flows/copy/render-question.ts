import type { ListRow, OutboundMessage } from '../../outbox/message.ts'
import type { Choice } from '../heard.ts'
import type { Language } from '../language.ts'
import { entries, languages } from '../language.ts'
import type { Question } from '../question.ts'
import type { Asked, SayOf } from '../say.ts'
import { typedFor } from '../typed-for.ts'
import { type Beside, caseLines, referenceLine } from './beside.ts'
import type { CopyKey } from './en.ts'
import { counts, cut, keptLines, late, lines, name, subject, withBusiness } from './phrases.ts'
import { accountPrompt, accountRow, openRow } from './render-account.ts'
import type { Translate } from './translate.ts'
import { typedLines } from './typed-titles.ts'
import { before, day, moment } from './when.ts'

type Prompt = Extract<OutboundMessage, { kind: 'buttons' | 'list' }>

const ROW_TITLE_MAX = 24
const ROW_DESCRIPTION_MAX = 72
const ROWS_MAX = 10

/** A question with its buttons or rows; each id is the prompt's random id and the choice. */
export function renderQuestion(say: Question & Asked, t: Translate, language: Language, beside: Beside): Prompt {
  return led(say, t, asked(say, t, language, beside))
}

function asked(say: Question & Asked, t: Translate, language: Language, beside: Beside): Prompt {
  const id = (choice: Choice) => `${say.promptId}:${choice}`
  const buttons = (body: string, ...titled: [Choice, CopyKey | { title: string }][]): Prompt => ({
    kind: 'buttons',
    body,
    footer: t('footer'),
    buttons: titled.map(([choice, key]) => ({ id: id(choice), title: typeof key === 'string' ? t(key) : key.title })),
  })
  const list = (body: string, rows: ListRow[]): Prompt => ({
    kind: 'list',
    body,
    footer: t('footer'),
    open: t('more.open'),
    rows,
  })
  const row = (choice: Choice, key: CopyKey): ListRow => ({ id: id(choice), title: t(key) })
  const number = 'lastFour' in say ? (say.lastFour ?? 'none') : 'none'
  switch (say.key) {
    case 'choose': {
      const { shared } = say
      const body = shared === null ? t('choose.dedicated', { number }) : t('choose.shared', { number, business: name(shared) })
      const first = shared === null ? 'button.delete' : 'button.delete-chat'
      return buttons(body, ['delete', first], ['stop-ads', 'button.stop-ads'], ['more', 'button.more'])
    }
    case 'choose-linked': {
      const body = t('choose.linked', { number, business: name(say.business) })
      return buttons(body, ['linked', 'button.linked'], ['delete', 'button.delete-all'], ['more', 'button.more'])
    }
    case 'more':
      return list(t('more'), [
        ...(say.ads ? [row('stop-ads', 'button.stop-ads')] : []),
        ...(say.shared ? sharedRows(row) : dedicatedRows(row)),
      ])
    case 'businesses':
      return list(t(say.others ? 'businesses.others' : 'businesses'), [
        ...say.names.map((known, index) => businessRow(`${say.promptId}:pick.${index}`, name(known))),
        ...(say.others ? [row('not-listed', 'row.not-listed')] : []),
      ])
    case 'languages':
      return list(
        t('languages'),
        languageRows(say.page, (detail) => `${say.promptId}:speak.${detail}`),
      )
    case 'ownership': {
      const mine = t(`button.mine.${say.because}`, { number })
      return buttons(
        t(`ownership.${say.because}`, { number }),
        ['mine', { title: mine }],
        ['not-mine', `button.not-mine.${say.because}`],
      )
    }
    case 'whose':
      return list(t('whose', { number }), [
        row('own', 'row.own'),
        row('dead', 'row.dead'),
        row('ill', 'row.ill'),
        row('minor', 'row.minor'),
        row('other', 'row.other'),
      ])
    case 'care':
      return {
        ...{ kind: 'buttons', body: t(`care.${say.who}`), footer: t('footer') },
        buttons: [{ id: `${id('case')}.${say.who}`, title: t('button.case') }],
      }
    case 'review':
      return buttons(reviewBody(say, t, language), ['confirm', 'button.confirm'], ['decline', 'button.decline'])
    case 'review-suspect': {
      const told = t('review-suspect', { subject: subject(t, say.lastFour, say.business) })
      const body = lines(told, t('review-suspect.sooner'), question(say, t))
      return buttons(body, ['confirm', 'button.confirm'], ['decline', 'button.decline'])
    }
    case 'scheduled': {
      const { reference, eraseAt, deadlineAt, now, stopping = false } = say
      if (deadlineAt <= now) return buttons(overdue(say, t, language, beside), ['keep', 'button.keep'])
      const soon = stopping ? 'scheduled.soon-stopping' : 'scheduled.soon'
      const told = t(eraseAt > now ? `scheduled.${stopping ? 'stopping' : say.because}` : soon, {
        reference: referenceLine(reference, beside, t),
        with: withBusiness(t, say.business),
        at: moment(eraseAt, now, t, language),
        before: before(eraseAt, now, t, language),
        deadline: day(deadlineAt, language),
      })
      return buttons(lines(told, ...caseLines(beside, t, language)), ['keep', 'button.keep'])
    }
    case 'waiting': {
      const { reference, deadlineAt, now } = say
      if (deadlineAt <= now) return buttons(overdue(say, t, language, beside), ['keep', 'button.keep'])
      const withShop = withBusiness(t, say.business)
      const told = t(say.stopping ? 'status.waiting-stopping' : 'status.parked', {
        reference: referenceLine(reference, beside, t),
        with: withShop,
        deadline: day(deadlineAt, language),
      })
      return buttons(lines(told, ...caseLines(beside, t, language)), ['keep', 'button.keep'])
    }
    case 'keep':
      return buttons(`${t('keep')} ${t('keep.typed')}`, ['keep-yes', 'button.keep-yes'], ['keep-no', 'button.keep-no'])
    case 'account-email':
    case 'account-code':
    case 'account-list':
    case 'review-account':
    case 'account-scheduled':
    case 'account-waiting':
    case 'account-open':
    case 'account-keep':
    case 'account-sooner': {
      const prompt = accountPrompt(say, t, language, beside)
      if ('buttons' in prompt) return buttons(prompt.body, ...prompt.buttons.map(titled))
      if ('open' in prompt) {
        const open = prompt.open.map((known, index) => ({ id: `${say.promptId}:pick.${index}`, ...openRow(known, language) }))
        return list(prompt.body, [...open, row('other-account', 'button.other-account')])
      }
      const rows = prompt.accounts.map((known, index) => ({ id: `${say.promptId}:pick.${index}`, ...accountRow(known, t) }))
      return list(prompt.body, rows)
    }
    case 'offer-person':
      return buttons(t(say.because === 'records' ? 'offer-person.records' : 'offer-person'), ['person', 'button.person'])
    case 'holdings':
      return buttons(
        lines(holds('holdings', say, t), ...keptLines(t, say.kept, language), t('holdings.chat')),
        ['delete', 'button.delete'],
        ['stop-ads', 'button.stop-ads'],
      )
  }
}

const titled = ([choice, title]: [Choice, string]): [Choice, { title: string }] => [choice, { title }]

/** A day that has passed is no promise. */
function overdue(say: SayOf<'scheduled' | 'waiting'>, t: Translate, language: Language, beside: Beside): string {
  const reference = referenceLine(say.reference, beside, t)
  return lines(late(reference, say.deadlineAt, t, language), ...caseLines(beside, t, language))
}

/** One line above that says why it is put again, or what can be typed below. */
function led(say: Question & Asked, t: Translate, prompt: Prompt): Prompt {
  const { lead, code } = say
  if (lead === null) return prompt
  if (lead === 'typed') {
    const without = typedFor(say, code, null)
    const saysIt = without.by === 'code' || say.key === 'keep'
    return saysIt
      ? prompt
      : {
          ...prompt,
          body: lines(
            prompt.body,
            typedLines(without, () => prompt, t),
          ),
        }
  }
  return { ...prompt, body: lines(t(`lead.${lead}`), prompt.body) }
}

function dedicatedRows(row: (choice: Choice, key: CopyKey) => ListRow): ListRow[] {
  return [
    row('business', 'row.business'),
    row('show', 'row.show'),
    row('account', 'row.account'),
    row('somebody-else', 'row.somebody-else'),
    row('person', 'row.person'),
    row('language', 'row.language'),
  ]
}

/** A business's own number offers that business alone, and the way to the rest. */
function sharedRows(row: (choice: Choice, key: CopyKey) => ListRow): ListRow[] {
  return [
    row('show', 'row.show'),
    row('rest', 'row.rest'),
    row('somebody-else', 'row.somebody-else'),
    row('person', 'row.person'),
    row('language', 'row.language'),
  ]
}

/** Ten at a time: nine of them and the way to the others, which ends where it began. */
function languageRows(page: number, id: (detail: Language | number) => string): ListRow[] {
  const rows = languages.map((language): ListRow => {
    const { name, english } = entries[language]
    return { id: id(language), title: name, ...(name === english ? {} : { description: english }) }
  })
  if (rows.length <= ROWS_MAX) return rows
  const size = ROWS_MAX - 1
  const pages = Math.ceil(rows.length / size)
  const first = (page % pages) * size
  const more: ListRow = { id: id((page + 1) % pages), title: 'और भाषाएँ / More', description: 'More languages' }
  return [...rows.slice(first, first + size), more]
}

function businessRow(id: string, title: string): ListRow {
  if (title.length <= ROW_TITLE_MAX) return { id, title: title || '–' }
  return { id, title: cut(title, ROW_TITLE_MAX), description: cut(title, ROW_DESCRIPTION_MAX) }
}

type Counted = { lastFour: string | null; business: string | null; counts: Parameters<typeof counts>[1]; businesses: number }

function holds(key: 'holdings' | 'review.holds', say: Counted, t: Translate): string {
  const about = subject(t, say.lastFour, say.business)
  const counted = counts(t, say.counts, 'count')
  const businesses = say.business === null ? say.businesses : 0
  if (counted === null) return t('review.listed', { subject: about, businesses })
  const things = say.counts.reduce((sum, { count }) => sum + count, 0)
  return t(key, { subject: about, counts: counted, businesses, things })
}

function reviewBody(say: SayOf<'review'>, t: Translate, language: Language): string {
  const { lastFour, business, preview } = say
  const at = moment(say.now + say.eraseAfterMs, say.now, t, language)
  const one = business !== null || preview?.businesses === 1 ? 'yes' : 'no'
  return lines(
    preview === null
      ? t('review.uncounted', { subject: subject(t, lastFour, business) })
      : holds('review.holds', { lastFour, business, ...preview }, t),
    t('review.terms', { at: at, one }),
    ...keptLines(t, preview?.kept ?? [], language),
    say.hasAccount ? t('review.account') : null,
    question(say, t),
  )
}

function question(say: Asked, t: Translate): string {
  return say.code === null ? t('review.ask') : t('review.ask-code', { code: say.code })
}
