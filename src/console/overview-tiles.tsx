import { may, type Role } from './authorisation.ts'
import type { Overview } from './overview-store.ts'
import { listPlace as list } from './parts.tsx'

/** The numbers that say whether anybody waits too long; each leads to its list. */
export function Tiles({ numbers, roles }: { numbers: Overview; roles: readonly Role[] }) {
  const { left, states, proposals, forwards, cases, objections, post, mails } = numbers
  const late = left.find(({ bucket }) => bucket === 0)?.count ?? 0
  const open = left.reduce((sum, { count }) => sum + count, 0)
  const parked = states.parked ?? 0
  const casesAt = (query: string) => (may(roles, 'list-cases') ? { to: `/console/cases${query}` } : {})
  return (
    <div class="tiles">
      <Tile one="open request" words="open requests" value={open} to={list({ left: '..' })} />
      <Tile one="past its 30 days" words="past their 30 days" value={late} to={list({ left: '..0' })} bad={late > 0} />
      <Tile one="waits for staff" words="wait for staff" value={parked} to={list({ state: 'parked' })} bad={parked > 0} />
      <Tile
        one="waits for a second person"
        words="wait for a second person"
        value={proposals.open}
        to="/console/proposals"
        bad={proposals.near > 0}
      />
      <Tile one="person waits for an answer" words="people wait for an answer" value={cases.open} {...casesAt('')} />
      <Tile words="should have had their answer" value={cases.late} {...casesAt('?late=yes')} bad={cases.late > 0} />
      <Tile
        one="letter to post"
        words="letters to post"
        value={post.open}
        {...(may(roles, 'list-post') ? { to: '/console/post' } : {})}
        bad={post.late > 0}
      />
      <Tile
        one="mail that did not arrive"
        words="mails that did not arrive"
        value={mails}
        {...(may(roles, 'list-post') ? { to: '/console/post/mails' } : {})}
        bad={mails > 0}
      />
      <Tile
        one="objection of a business to decide"
        words="objections of businesses to decide"
        value={objections}
        to="/console/objections"
      />
      <Tile
        one="person whom a business passed on waits to be asked"
        words="people whom businesses passed on wait to be asked"
        value={forwards.open}
        to="/console/forwards?state=waiting"
        bad={forwards.late > 0}
      />
    </div>
  )
}

interface TileProps {
  words: string
  /** Of a single one, where that reads differently. */
  one?: string
  value: number
  to?: string
  bad?: boolean
}

function Tile({ words, one = words, value, to, bad = false }: TileProps) {
  return (
    <p class={bad ? 'tile bad' : 'tile'}>
      <strong>{to ? <a href={to}>{value}</a> : value}</strong> {value === 1 ? one : words}
    </p>
  )
}
