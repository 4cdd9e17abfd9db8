import type { CaseRow } from '../requests/case-store.ts'
import type { CaseViewed } from './case-viewed.ts'
import { Day, DaysLeft, daysLeft } from './parts.tsx'
import { matterWord } from './words.ts'

/** Complaints and other cases of the person: each has a page, where it is answered. */
export function Matters({ matter, visit }: CaseViewed) {
  if (matter.cases.length === 0) return null
  const cases = matter.cases.map((each) => ({ ...each, answerBy: each.answer_by, closedAt: each.closed_at }))
  return (
    <section class="card">
      <h2>What the person asked of us</h2>
      <MatterLines cases={cases} now={visit.now} />
    </section>
  )
}

type Line = Pick<CaseRow, 'reference' | 'answerBy' | 'closedAt'> & { about: string }

/** Cases, each with its way to its page. */
export function MatterLines({ cases, now }: { cases: readonly Line[]; now: Date }) {
  return (
    <ul>
      {cases.map(({ reference, about, answerBy, closedAt }) => (
        <li key={reference}>
          {matterWord(about)}, <a href={`/console/cases/${reference}`}>{closedAt ? reference : `answer ${reference}`}</a>:{' '}
          {closedAt ? (
            <>
              closed <Day at={closedAt} />
            </>
          ) : (
            <>
              by <Day at={answerBy} />, <DaysLeft days={daysLeft(answerBy, now)} />
            </>
          )}
        </li>
      ))}
    </ul>
  )
}
