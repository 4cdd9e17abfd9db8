import type { ListRow } from '../../outbox/message.ts'
import type { Language } from '../language.ts'
import type { SayOf } from '../say.ts'
import { type Beside, caseLines, referenceLine } from './beside.ts'
import { cut, late, lines, name } from './phrases.ts'
import type { Translate } from './translate.ts'

const ROW_TITLE_MAX = 24
const ROW_DESCRIPTION_MAX = 72

/** A day that has passed is no promise. */
export function overdue(say: SayOf<'scheduled' | 'waiting'>, t: Translate, language: Language, beside: Beside): string {
  const reference = referenceLine(say.reference, beside, t)
  return lines(late(reference, say.deadlineAt, t, language), ...caseLines(beside, t, language))
}

/** What a yes takes back, by its business, or by its reference where none may be named. */
export function keepBody({ of = [] }: SayOf<'keep'>, t: Translate): string {
  const shops = of.flatMap(({ business }) => (business === null ? [] : [name(business)]))
  const references = of.flatMap(({ business, reference }) => (business === null ? [reference] : []))
  const [first, ...more] = shops
  const business = more.reduce((a, b) => t('and', { a, b }), first ?? '')
  return lines(...references, `${t('keep', { with: first === undefined ? '' : t('with', { business }) })} ${t('keep.typed')}`)
}

/** Each by its business, or by its reference where none may be named. */
export function keepRows({ promptId, open }: SayOf<'keep-which'>): ListRow[] {
  return open.map(({ business, reference }, index) => {
    const id = `${promptId}:pick.${index}`
    return business === null ? { id, title: reference } : { ...businessRow(id, name(business)), description: reference }
  })
}

export function businessRow(id: string, title: string): ListRow {
  if (title.length <= ROW_TITLE_MAX) return { id, title: title || '–' }
  return { id, title: cut(title, ROW_TITLE_MAX), description: cut(title, ROW_DESCRIPTION_MAX) }
}
