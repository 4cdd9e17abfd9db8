import { headFile, lastHead } from '../erasure/ledger-head-store.ts'
import { gateSentence } from '../erasure/replay-gate.ts'
import { readGate } from '../erasure/replay-marker-store.ts'
import type { Bot } from '../jobs/bot.ts'
import { Bars, Columns } from './charts.tsx'
import { monthAgo } from './india.ts'
import { meaningOf } from './meaning.ts'
import { Machine } from './overview-machine.tsx'
import { BUCKETS, type Overview, readOverview } from './overview-store.ts'
import { Tiles } from './overview-tiles.tsx'
import { listPlace as list, Notice, Scroll } from './parts.tsx'
import type { Session } from './session-store.ts'
import { type ConsoleRoute, page } from './visit.ts'
import { plain, stateWords } from './words.ts'

export const overviewRoutes: readonly ConsoleRoute[] = [
  {
    method: 'GET',
    url: '/',
    action: 'see-overview',
    async handle({ bot, session, now }) {
      const [numbers, gate] = await Promise.all([readOverview(bot.db, now), gateWords(bot)])
      return page(
        'Overview',
        <OverviewPage {...{ numbers, gate, session, drift: bot.mapFindings.length, channels: bot.channels, now }} />,
      )
    },
  },
]

/** Why no erasure may be called complete after a restore; undefined: all is well. */
async function gateWords({ db, platform, config }: Bot): Promise<string | undefined> {
  try {
    return gateSentence((await readGate(db, platform, await lastHead(headFile(config.dataDir)))).gate)
  } catch {
    return 'The platform does not answer: nothing can be frozen or erased until it does.'
  }
}

interface Shown {
  numbers: Overview
  gate: string | undefined
  session: Session
  drift: number
  channels: Bot['channels']
  now: Date
}

function OverviewPage({ numbers, gate, session, drift, channels, now }: Shown) {
  const since = monthAgo(now)
  const { left, arrived, completed, unconfirmed } = numbers
  return (
    <>
      <h1>Overview</h1>
      <Alarms {...{ numbers, gate, drift, channels }} />
      <Tiles {...{ numbers, roles: session.roles }} />
      <div class="columns">
        <section class="card">
          <h2>Open, by days left of the 30</h2>
          <Bars
            bars={BUCKETS.map(({ words, left: days }, bucket) => ({
              label: words,
              value: left.find((each) => each.bucket === bucket)?.count ?? 0,
              to: list({ left: days }),
              tone: bucket === 0 ? 'bad' : bucket === 1 ? 'warn' : '',
            }))}
          />
        </section>
        <section class="card">
          <h2>Open, by state</h2>
          <Bars
            bars={['scheduled', 'running', 'partial', 'on_hold', 'parked'].map((state) => ({
              label: stateWords[state] ?? state,
              value: numbers.states[state] ?? 0,
              to: list({ state }),
              tone: state === 'parked' ? 'bad' : '',
            }))}
          />
        </section>
        <section class="card">
          <Columns title="Asked, per day" unit="requests" bars={arrived.map(dayBar)} />
        </section>
        <section class="card">
          <Columns
            title="Completed, per day"
            unit="requests"
            bars={completed.map(({ day, count }) => ({
              ...dayBar({ day, count }),
              to: list({ state: 'completed', finished: day }),
            }))}
          />
        </section>
        <Times numbers={numbers} />
        <Causes numbers={numbers} />
        <section class="card">
          <h2>Never confirmed, in 30 days</h2>
          <p>
            <a href={list({ state: 'awaiting_confirmation', from: since })}>{unconfirmed.waiting}</a> wait for the person’s yes,{' '}
            <a href={list({ state: 'expired', from: since })}>{unconfirmed.expired}</a> ended without one.
          </p>
        </section>
        <Machine numbers={numbers} session={session} />
      </div>
    </>
  )
}

function dayBar({ day, count }: { day: string; count: number }) {
  return { label: day.slice(5), value: count, to: list({ from: day, to: day }) }
}

function Alarms({ numbers, gate, drift, channels }: Pick<Shown, 'numbers' | 'gate' | 'drift' | 'channels'>) {
  return (
    <>
      {gate && <Notice tone="bad">{gate}</Notice>}
      {drift > 0 && (
        <Notice tone="bad">
          The data map and the live database differ in <a href="/console/drift">{drift} places</a>: until they agree nothing is
          called complete. Run npm run cli -- datamap check.
        </Notice>
      )}
      {numbers.stopped.map(({ channel, code }) => (
        <Notice key={channel} tone="bad">
          Nothing is sent from the WhatsApp number of <bdi>{channels.byId(channel)?.business ?? 'CallMissed'}</bdi>:{' '}
          {meaningOf(code).meaning.toLowerCase()}. {meaningOf(code).whatToDo} Then: npm run cli -- channel resume.
        </Notice>
      ))}
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

function Times({ numbers: { freeze, complete } }: { numbers: Overview }) {
  return (
    <section class="card">
      <h2>How long it takes, in 30 days</h2>
      <Scroll label="How long it takes">
        <table>
          <thead>
            <tr>
              <th scope="col">From … to</th>
              <th scope="col" class="number">
                Median
              </th>
              <th scope="col" class="number">
                95 %
              </th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">the confirmation to the freeze</th>
              <td class="number">
                <a href={list({ took: 'freeze' })}>{duration(freeze.median)}</a>
              </td>
              <td class="number">
                <a href={list({ took: 'freeze' })}>{duration(freeze.p95)}</a>
              </td>
            </tr>
            <tr>
              <th scope="row">the first message to the receipt</th>
              <td class="number">
                <a href={list({ took: 'complete' })}>{duration(complete.median)}</a>
              </td>
              <td class="number">
                <a href={list({ took: 'complete' })}>{duration(complete.p95)}</a>
              </td>
            </tr>
          </tbody>
        </table>
      </Scroll>
    </section>
  )
}

function duration(seconds: number | null): string {
  if (seconds === null) return '–'
  if (seconds < 90) return `${seconds.toFixed(1)} s`
  if (seconds < 5_400) return `${Math.round(seconds / 60)} min`
  return seconds < 172_800 ? `${Math.round(seconds / 3_600)} h` : `${Math.round(seconds / 86_400)} days`
}

function Causes({ numbers: { causes, failing, tooLong, sends } }: { numbers: Overview }) {
  return (
    <section class="card">
      <h2>What goes wrong</h2>
      {causes.length + sends.length + failing + tooLong === 0 && <p class="soft">Nothing at the moment.</p>}
      {tooLong > 0 && (
        <p>
          <a href={list({ late: 'yes' })}>{tooLong}</a> wait until after their thirty days are over: a hold ends too late, or a
          window.
        </p>
      )}
      {failing > 0 && (
        <p>
          <a href={list({ failing: 'yes' })}>{failing}</a> broke off more than once and are tried again by themselves: their lines
          of the log say why.
        </p>
      )}
      {causes.length > 0 && (
        <ul>
          {causes.map(({ state, reason, count }) => (
            <li key={`${state} ${reason}`}>
              <a href={list({ state, because: reason })}>{count}</a> {(stateWords[state] ?? state).toLowerCase()}:{' '}
              {plain(reason).toLowerCase()}
            </li>
          ))}
        </ul>
      )}
      {sends.length > 0 && (
        <>
          <h3>Messages that did not arrive, in 30 days</h3>
          <ul>
            {sends.map(({ code, count }) => (
              <li key={code}>
                <a href={`/console/failures?code=${code ?? 'none'}`}>{count}</a> {meaningOf(code).meaning}
                {code !== null && code > 0 && <small> (Meta’s code {code})</small>}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
