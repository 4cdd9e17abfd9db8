import { may, type Role } from './authorisation.ts'
import type { Overview } from './overview-store.ts'
import { listPlace as list } from './parts.tsx'

/** The numbers that say whether anybody waits too long; each leads to its list. */
export function Tiles({ numbers, roles }: { numbers: Overview; roles: readonly Role[] }) {
  const { left, states, proposals, cases, objections, post, mails } = numbers
  const late = left.find(({ bucket }) => bucket === 0)?.count ?? 0
  const open = left.reduce((sum, { count }) => sum + count, 0)
  const parked = states.parked ?? 0
  const casesAt = (query: string) => (may(roles, 'list-cases') ? { to: `/console/cases${query}` } : {})
  return (
    <div class="tiles">
      <Tile words="open requests" value={open} to={list({ left: '..' })} />
      <Tile words="past their 30 days" value={late} to={list({ left: '..0' })} bad={late > 0} />
      <Tile words="wait for staff" value={parked} to={list({ state: 'parked' })} bad={parked > 0} />
      <Tile words="wait for a second person" value={proposals} to="/console/proposals" />
      <Tile words="people wait for an answer" value={cases.open} {...casesAt('')} />
      <Tile words="should have had their answer" value={cases.late} {...casesAt('?late=yes')} bad={cases.late > 0} />
      <Tile
        words="letters to post"
        value={post.open}
        {...(may(roles, 'list-post') ? { to: '/console/post' } : {})}
        bad={post.late > 0}
      />
      <Tile
        words="mails that did not arrive"
        value={mails}
        {...(may(roles, 'list-post') ? { to: '/console/post/mails' } : {})}
        bad={mails > 0}
      />
      <Tile words="objections of businesses to decide" value={objections} to="/console/objections" />
    </div>
  )
}

function Tile({ words, value, to, bad = false }: { words: string; value: number; to?: string; bad?: boolean }) {
  return (
    <p class={bad ? 'tile bad' : 'tile'}>
      <strong>{to ? <a href={to}>{value}</a> : value}</strong> {words}
    </p>
  )
}
