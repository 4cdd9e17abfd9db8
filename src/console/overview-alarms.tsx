import { Fragment } from 'preact'
import { meaningOf } from './meaning.ts'
import type { Overview } from './overview-store.ts'
import { listPlace, Notice } from './parts.tsx'
import { plain } from './words.ts'

interface Shown {
  numbers: Overview
  /** Why no erasure may be called complete after a restore. */
  gate: string | undefined
  /** Why nothing is begun: the webhook takes nothing or did not lately, the clock is not to be believed. */
  standsStill: readonly string[]
  /** Places where data map and live database differ. */
  drift: number
  /** As many erasures may begin within an hour. */
  perHour: number
}

/** What stops everything, or some of it, first on the page. */
export function Alarms({ numbers, gate, standsStill, drift, perHour }: Shown) {
  return (
    <>
      {gate && <Notice tone="bad">{gate}</Notice>}
      {standsStill.map((words) => (
        <Notice key={words} tone="bad">
          {words}
        </Notice>
      ))}
      {drift > 0 && (
        <Notice tone="bad">
          The data map and the live database differ in{' '}
          <a href="/console/drift">{drift === 1 ? 'one place' : `${drift} places`}</a>: until they agree nothing is called
          complete. Run npm run cli -- datamap check.
        </Notice>
      )}
      {numbers.begun >= perHour && (
        <Notice tone="warn">
          As many erasures have begun within the hour as may ({numbers.begun}): further ones wait for their turn
          {numbers.overdue > 0 && (
            <>
              {' '}
              (<a href={listPlace({ overdue: 'yes' })}>{numbers.overdue}</a> by now)
            </>
          )}{' '}
          and begin by themselves. Look whether so many people really ask; if they do, raise MAX_ERASURES_PER_HOUR.
        </Notice>
      )}
      <Stopped {...numbers.stopped} />
      {numbers.templates.map(({ name, status, languages }) => (
        <Notice key={`${name} ${status}`} tone="warn">
          Template {name} is {plain(status).toLowerCase()} at Meta in{' '}
          {languages === 1 ? 'one language' : `${languages} languages`}: what it says outside the 24 hours waits. Run npm run cli
          -- templates sync, or see why in WhatsApp Manager.
        </Notice>
      ))}
    </>
  )
}

/** A few are told one by one; of many the number, the first ones, and where all of them stand. */
const ONE_BY_ONE = 3

function Stopped({ count, first }: Overview['stopped']) {
  if (count <= ONE_BY_ONE)
    return (
      <>
        {first.map(({ channel, business, code }) => (
          <Notice key={channel} tone="bad">
            Nothing is sent from the WhatsApp number of <bdi>{business ?? 'CallMissed'}</bdi>:{' '}
            {meaningOf(code).meaning.toLowerCase()}. {meaningOf(code).whatToDo} Then: npm run cli -- channel resume.
          </Notice>
        ))}
      </>
    )
  return (
    <Notice tone="bad">
      Nothing is sent from <a href="/console/stopped">{count.toLocaleString('en-IN')} WhatsApp numbers</a>, those of{' '}
      {first.map(({ channel, business }, nth) => (
        <Fragment key={channel}>
          {nth > 0 && ', '}
          <bdi>{business ?? 'CallMissed'}</bdi>
        </Fragment>
      ))}
      {count > first.length && ` and ${(count - first.length).toLocaleString('en-IN')} more`}: the list says why, and what to do.
    </Notice>
  )
}
