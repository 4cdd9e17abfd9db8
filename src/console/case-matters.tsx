import type { CaseViewed } from './case-viewed.ts'
import { Day, DaysLeft, daysLeft } from './parts.tsx'
import { matterWord } from './words.ts'

/** Complaints and other cases of the person: each has a page, where it is answered. */
export function Matters({ matter, visit }: CaseViewed) {
  if (matter.cases.length === 0) return null
  return (
    <section class="card">
      <h2>What the person asked of us</h2>
      <ul>
        {matter.cases.map(({ reference, about, answer_by, closed_at }) => (
          <li key={reference}>
            {matterWord(about)}, <a href={`/console/cases/${reference}`}>{closed_at ? reference : `answer ${reference}`}</a>:{' '}
            {closed_at ? (
              <>
                closed <Day at={closed_at} />
              </>
            ) : (
              <>
                by <Day at={answer_by} />, <DaysLeft days={daysLeft(answer_by, visit.now)} />
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
