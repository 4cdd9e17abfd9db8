import { z } from 'zod'
import { letIn, shutOut } from '../db/staff-access.ts'
import { Csrf } from './layout.tsx'
import { note } from './note.ts'
import { Moment, Notice } from './parts.tsx'
import { endSession, listStaff, type Session, type StaffLine } from './session-store.ts'
import { Table } from './table.tsx'
import { type ConsoleRoute, page, seeOther } from './visit.ts'

const which = z.object({ staff: z.string().regex(/^staff:[a-z0-9-]{1,32}$/), what: z.enum(['end', 'block', 'let-in']) })
const DONE = {
  end: 'Their sessions are over.',
  block:
    'Their sessions are over, what they had proposed has lapsed (but for what keeps data), and they stay out until you let them in.',
  'let-in': 'They may sign in again.',
}
const OWN = 'You cannot shut yourself out, for you could not let yourself in again: another admin can. Nothing was changed.'

export const staffRoutes: readonly ConsoleRoute[] = [
  {
    method: 'POST',
    url: '/sign-out',
    action: 'leave-console',
    async handle({ bot, session, now }) {
      await endSession(bot.db, session.tokenHash, now)
      return seeOther('/console/sign-in/ended')
    },
  },
  {
    method: 'GET',
    url: '/staff',
    action: 'manage-staff',
    async handle({ bot, session, now, query }) {
      const { done } = z.object({ done: z.enum(['end', 'block', 'let-in', 'own']).optional().catch(undefined) }).parse(query)
      const staff = await listStaff(bot.db, bot.keys, now)
      return page('Staff', <StaffPage staff={staff} session={session} done={done} />)
    },
  },
  {
    method: 'POST',
    url: '/staff',
    action: 'manage-staff',
    async handle(visit) {
      const { bot, session, now, form } = visit
      const { staff, what } = which.parse(form)
      if (what === 'block' && staff === session.staffId) return seeOther('/console/staff?done=own')
      await note(visit, { action: `staff-${what}`, reason: 'access-managed', target: staff })
      if (what === 'let-in') await letIn(bot.db, staff)
      else if (!(await shutOut(bot.db, staff, what === 'block', now))) return { is: 'not-found' }
      return seeOther(`/console/staff?done=${what}`)
    },
  },
]

interface Shown {
  staff: readonly StaffLine[]
  session: Session
  done: keyof typeof DONE | 'own' | undefined
}

function StaffPage({ staff, session, done }: Shown) {
  return (
    <>
      <h1>Staff</h1>
      <p class="lead">
        Who was here within a year. Roles come from the sign-in service; a changed role ends older sessions. Who is shut out loses
        every open session at once and cannot sign in until an admin lets them in again; with “End sessions” they sign in anew.
      </p>
      {done && <Notice {...(done === 'own' ? { tone: 'bad' } : {})}>{done === 'own' ? OWN : DONE[done]}</Notice>}
      <Table label="Staff" heads={['Name', 'Roles', 'Last visit', 'Open sessions', 'What to do']}>
        {staff.map((line) => (
          <tr key={line.id}>
            <th scope="row">
              <bdi>{line.name}</bdi>
            </th>
            <td>{line.roles.join(', ')}</td>
            <td>
              <Moment at={line.seenAt} />
            </td>
            <td>{line.blockedAt ? 'shut out' : line.sessions}</td>
            <td>
              <StaffForm line={line} session={session} />
            </td>
          </tr>
        ))}
      </Table>
    </>
  )
}

function StaffForm({ line, session }: { line: StaffLine; session: Session }) {
  const ways = line.blockedAt
    ? [['let-in', 'Let in again']]
    : line.id === session.staffId
      ? [['end', 'End my sessions']]
      : [
          ['end', 'End sessions'],
          ['block', 'Shut out'],
        ]
  return (
    <form method="post" action="/console/staff" class="inline">
      <Csrf session={session} />
      <input type="hidden" name="staff" value={line.id} />
      {ways.map(([what, words]) => (
        <button key={what} type="submit" name="what" value={what} class="quiet" aria-label={`${words}: ${line.name}`}>
          {words}
        </button>
      ))}
    </form>
  )
}
