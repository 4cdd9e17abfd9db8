import { ExportForm } from './export-form.tsx'
import type { MatterLine } from './matter-store.ts'
import { Day, DaysLeft, daysLeft, Empty, Pager, Scroll } from './parts.tsx'
import type { Session } from './session-store.ts'
import { matterWord } from './words.ts'

interface Shown {
  lines: readonly MatterLine[]
  session: Session
  now: Date
  first: string | undefined
  next: string | undefined
}

/** Everybody who waits for an answer of staff, due first first. */
export function MattersPage({ lines, session, now, first, next }: Shown) {
  return (
    <>
      <h1>People who wait for an answer</h1>
      <p class="lead">Complaints go to the Grievance Officer. What is due first stands first.</p>
      {lines.length === 0 ? (
        <Empty>Nobody waits for an answer.</Empty>
      ) : (
        <Scroll label="People who wait for an answer, due first first">
          <table>
            <thead>
              <tr>
                <th scope="col">Case</th>
                <th scope="col">About</th>
                <th scope="col">Answer by</th>
                <th scope="col">So far</th>
                <th scope="col">Request</th>
              </tr>
            </thead>
            <tbody>
              {lines.map(({ matter, request }) => (
                <tr key={matter.id}>
                  <th scope="row" class="keep">
                    <a href={`/console/cases/${matter.reference}`}>{matter.reference}</a>
                  </th>
                  <td>{matterWord(matter.about)}</td>
                  <td class="keep">
                    <Day at={matter.answerBy} />, <DaysLeft days={daysLeft(matter.answerBy, now)} />
                  </td>
                  <td>{soFar(matter)}</td>
                  <td class="keep">{request ? <a href={`/console/requests/${request}`}>{request}</a> : '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      <Pager first={first} next={next} />
      <ExportForm session={session} action="export-cases" to="/cases/export" />
    </>
  )
}

/** How far an answer has come, in words. */
export function soFar({ answeredAt, repliedAt }: MatterLine['matter']): string {
  if (answeredAt === null) return 'not answered yet'
  return repliedAt !== null && repliedAt > answeredAt ? 'the person wrote back' : 'answered, waits for the person'
}
