import type { EnteredStart } from './find-store.ts'
import { Moment } from './parts.tsx'

/** What staff entered for this number from a letter or a call, and what became of it where no request did. */
export function EnteredStarts({ starts, now }: { starts: readonly EnteredStart[]; now: Date }) {
  if (starts.length === 0) return null
  return (
    <>
      <h2>Entered by staff, and not started</h2>
      <ul>
        {starts.map((start) => (
          <li key={start.id}>
            Entered <Moment at={start.proposedAt} /> from a letter or a call: <Became {...{ start, now }} />
          </li>
        ))}
      </ul>
    </>
  )
}

function Became({ start: { decision, decidedAt, lapsesAt }, now }: { start: EnteredStart; now: Date }) {
  if (decision === null && lapsesAt > now)
    return (
      <>
        it <a href="/console/proposals">waits for a second person</a> until <Moment at={lapsesAt} />; nothing is frozen yet.
      </>
    )
  if (decision === null || decision === 'lapsed')
    return (
      <>
        it lapsed <Moment at={decidedAt ?? lapsesAt} /> undecided, and nothing was done:{' '}
        <a href="/console/start">enter it anew</a> from the letter.
      </>
    )
  return (
    <>
      it was {DECIDED[decision]} {decidedAt && <Moment at={decidedAt} />}, and nothing was done.
    </>
  )
}

const DECIDED: Readonly<Record<string, string>> = {
  declined: 'declined by the second person',
  withdrawn: 'withdrawn by whoever had entered it',
  overtaken: 'approved while the same was open already, its case was closed, or the person had denied it,',
}
