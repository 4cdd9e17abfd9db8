import type { Period, RetentionBasis } from '../erasure/retention-bases.ts'
import { translator } from '../flows/copy/translate.ts'
import { lawOf } from '../jobs/counts.ts'
import type { Voice } from './document.tsx'
import type { KeptBasis } from './kept-bases.ts'
import type { WordKey } from './words/en.ts'
import type { PageLanguage, Word } from './words/words.ts'

/** The laws that keep something, for how long, and what that means for a record of today. */
export function KeptTable({ kept, voice, language }: { kept: readonly KeptBasis[]; voice: Voice; language: PageLanguage }) {
  const { t, day } = voice
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('kept.what')}</th>
          <th scope="col">{t('kept.law')}</th>
          <th scope="col">{t('kept.until')}</th>
        </tr>
      </thead>
      <tbody>
        {kept.map(({ basis, categories, until, inForce }) => {
          const words = { period: periodIn(t, basis.period), from: fromIn(t, basis.from) }
          return (
            <tr>
              <th scope="row">{categories.map((category) => t(`category.${category}`)).join(', ')}</th>
              <td>
                {wordsOf(basis, language)} <bdi class="soft">({basis.statute})</bdi>
              </td>
              <td>
                {inForce ? t('kept.period', words) : t('kept.later', { ...words, day: day(basis.inForceFrom) })}
                {until !== undefined && (
                  <>
                    <br />
                    <span class="soft">{t('kept.example', { day: day(until) })}</span>
                  </>
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** Where the basis has no words in a language, those of the chat for laws of its kind; the statute stands beside them. */
function wordsOf(basis: RetentionBasis, language: PageLanguage): string {
  const words: Partial<Record<PageLanguage, string>> = basis.words
  return words[language] ?? translator(language)(`kept.why.${lawOf(basis)}`)
}

const beginnings: Readonly<Record<string, WordKey>> = {
  'due date of the annual return': 'from.annual-return',
  'end of the financial year': 'from.financial-year',
  'date of the log': 'from.log',
  'date of processing': 'from.processing',
}

/** An operator's own beginning stands as it was written. */
function fromIn(t: Word, from: string): string {
  const key = beginnings[from]
  return key === undefined ? from : t(key)
}

function periodIn(t: Word, period: Period): string {
  if ('days' in period) return t('time.days', { n: period.days })
  if ('years' in period) return t('time.years', { n: period.years })
  return period.months % 12 === 0 ? t('time.years', { n: period.months / 12 }) : t('time.months', { n: period.months })
}
