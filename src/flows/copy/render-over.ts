import type { Language } from '../language.ts'
import type { SayOf } from '../say.ts'
import { counts, keptLines, lines, withBusiness } from './phrases.ts'
import type { Translate } from './translate.ts'
import { day } from './when.ts'

/** An erasure that is done, with what stays and until when. */
export function finished({ outcome, business }: SayOf<'finished'>, t: Translate, language: Language): string {
  const counted = counts(t, outcome.counts, 'done')
  const withShop = withBusiness(t, business)
  return lines(
    counted === null ? t('finished.uncounted', { with: withShop }) : t('finished', { with: withShop, counts: counted }),
    ...keptLines(t, outcome.kept, language),
    outcome.mentions > 0 ? t('finished.mentions', { n: outcome.mentions }) : null,
    t('finished.backups', { backups: day(outcome.backupsUntil, language) }),
    t('finished.proof', { link: outcome.proofUrl ?? 'none' }),
  )
}

/** To the number whose data somebody else asked for with papers. */
export function papersOver(say: SayOf<'papers-over'>, t: Translate, language: Language): string {
  if (say.how === 'unproven') return unproven(say.reference, t)
  if (say.how !== 'done') return t(`papers-over.${say.how}`)
  const backups = t('finished.backups', { backups: day(say.backupsUntil, language) })
  return lines(t('papers-over.done'), backups, t('finished.proof', { link: 'none' }))
}

/** Part of it is still owed. */
export function partial({ reference, outcome, business }: SayOf<'finished'>, t: Translate): string {
  const counted = counts(t, outcome.counts, 'done')
  return counted === null
    ? t('partial.uncounted', { reference, with: withBusiness(t, business) })
    : t('partial', { reference, counts: counted })
}

/** Part of it was never proved, and nobody tries any more. */
export function unproven(reference: string, t: Translate): string {
  return lines(t('unproven', { reference }), t('staff-rights'))
}
