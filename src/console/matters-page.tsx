import { ExportForm } from './export-form.tsx'
import { Day, DaysLeft, daysLeft, Empty } from './parts.tsx'
import type { Session } from './session-store.ts'
import { Pager, Table } from './table.tsx'
import type { WaitingLine } from './waiting-store.ts'
import { matterWord } from './words.ts'

interface Shown {
  lines: readonly WaitingLine[]
  session: Session
  now: Date
  first: string | undefined
  next: string | undefined
  isLate: boolean
}

/** Everybody who waits for an answer of staff, due first first. */
export function MattersPage({ lines, session, now, first, next, isLate }: Shown) {
  return (
    <>
      <h1>People who wait for an answer</h1>
      <p class="lead">
        Complaints go to the Grievance Officer, in a chat or by mail. What is due first stands first.
        {isLate && (
          <>
            {' '}
            Only those who should have had their answer: <a href="/console/cases">all who wait</a>.
          </>
        )}{' '}
        What businesses ask to keep is under <a href="/console/objections">objections</a>, what is to be printed and posted under{' '}
        <a href="/console/post">letters</a>.
      </p>
      {lines.length === 0 ? (
        <Empty>Nobody waits for an answer.</Empty>
      ) : (
        <Table
          label="People who wait for an answer, soonest due first"
          heads={['Case', 'About', 'Answer by', 'So far', 'Request']}
        >
          {lines.map((line) => (
            <tr key={line.id}>
              <th scope="row" class="keep">
                <a href={placeOf(line)}>{line.reference ?? `Mail ${line.id.slice(0, 8)}`}</a>
              </th>
              <td>{matterWord(line.about)}</td>
              <td class="keep">
                <Day at={line.answerBy} />, <DaysLeft days={daysLeft(line.answerBy, now)} />
              </td>
              <td>{soFar(line)}</td>
              <td class="keep">{line.request ? <a href={`/console/requests/${line.request}`}>{line.request}</a> : '–'}</td>
            </tr>
          ))}
        </Table>
      )}
      <Pager first={first} next={next} />
      <ExportForm session={session} action="export-cases" to="/cases/export" fields={isLate ? { late: 'yes' } : {}} />
    </>
  )
}

const placeOf = ({ reference, id }: WaitingLine) => (reference === null ? `/console/mails/${id}` : `/console/cases/${reference}`)

/** How far an answer has come, in words. */
export function soFar({ by, vouched, byMachine, answeredAt, repliedAt }: WaitingLine): string {
  if (by === 'mail')
    return vouched ? 'not answered yet, by mail' : byMachine ? 'by mail, from a machine' : 'by mail, sender not vouched for'
  if (answeredAt === null) return 'not answered yet'
  return repliedAt !== null && repliedAt > answeredAt ? 'the person wrote back' : 'answered, waits for the person'
}
