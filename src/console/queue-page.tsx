import type { Finding } from '../erasure/finding.ts'
import { whatToDo } from '../erasure/finding-words.ts'
import { may } from './authorisation.ts'
import { Empty, Moment } from './parts.tsx'
import { type Queue, readQueue } from './queue-store.ts'
import type { Session } from './session-store.ts'
import { Table } from './table.tsx'
import { type ConsoleRoute, page } from './visit.ts'
import { plain } from './words.ts'

const SHOWN = 100

export const queueRoutes: readonly ConsoleRoute[] = [
  {
    method: 'GET',
    url: '/queue',
    action: 'see-queue',
    async handle({ bot, session }) {
      return page('What waits in the machine', <QueuePage {...{ queue: await readQueue(bot.db, SHOWN), session }} />)
    },
  },
  {
    method: 'GET',
    url: '/drift',
    action: 'see-queue',
    handle: async ({ bot }) => page('Where the data map does not fit', <DriftPage findings={bot.mapFindings} />),
  },
]

function QueuePage({ queue, session }: { queue: Queue; session: Session }) {
  const canSeeChat = may(session.roles, 'see-chat')
  return (
    <>
      <h1>What waits in the machine</h1>
      <p class="lead">The oldest first, {SHOWN} of each at most. What is older than some minutes wants an engineer.</p>
      <Waiting id="inbox" title="Messages to handle" lines={queue.inbox} canSeeChat={canSeeChat} />
      <Waiting id="outbox" title="Messages to send" lines={queue.outbox} canSeeChat={canSeeChat} />
      <Waiting id="jobs" title="Jobs that are due" lines={queue.jobs} canSeeChat={false} />
    </>
  )
}

interface Line {
  at: Date
  what: string
  attempts: number
  chat?: string | null
  reference?: string | null
}

function Waiting({ id, title, lines, canSeeChat }: { id: string; title: string; lines: readonly Line[]; canSeeChat: boolean }) {
  return (
    <section id={id}>
      <h2>{title}</h2>
      {lines.length === 0 ? (
        <Empty>Nothing waits here.</Empty>
      ) : (
        <Table label={title} heads={['Since', 'What', { number: 'Tries' }, 'Where']}>
          {lines.map(({ at, what, attempts, chat, reference }, index) => (
            <tr key={String(index)}>
              <td class="keep">
                <Moment at={at} />
              </td>
              <th scope="row">{plain(what)}</th>
              <td class="number">{attempts}</td>
              <td class="keep">
                {reference ? (
                  <a href={`/console/requests/${reference}`}>{reference}</a>
                ) : chat && canSeeChat ? (
                  <a href={`/console/chats/${chat}`}>chat</a>
                ) : (
                  '–'
                )}
              </td>
            </tr>
          ))}
        </Table>
      )}
    </section>
  )
}

function DriftPage({ findings }: { findings: readonly Finding[] }) {
  return (
    <>
      <h1>Where the data map does not fit</h1>
      <p class="lead">While there is one line here, no erasure is called complete.</p>
      {findings.length === 0 ? (
        <Empty>The data map answers for every table and column.</Empty>
      ) : (
        <Table label="Where the data map does not fit" heads={['Table and column', 'What', 'What to do']}>
          {findings.map((finding, index) => (
            <tr key={String(index)}>
              <th scope="row">
                <code>{finding.column === undefined ? finding.table : `${finding.table}.${finding.column}`}</code>
              </th>
              <td>{plain(finding.is)}</td>
              <td>{whatToDo(finding)}</td>
            </tr>
          ))}
        </Table>
      )}
    </>
  )
}
