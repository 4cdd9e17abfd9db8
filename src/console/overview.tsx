import { clockSentence } from '../db/timekeeper.ts'
import { headFile, lastHead } from '../erasure/ledger-head-store.ts'
import { gateSentence } from '../erasure/replay-gate.ts'
import { readGate } from '../erasure/replay-marker-store.ts'
import type { Bot } from '../jobs/bot.ts'
import { hearing } from '../webhook/pulse-store.ts'
import { Bars, Columns } from './charts.tsx'
import { monthAgo } from './india.ts'
import { Alarms } from './overview-alarms.tsx'
import { Causes, Machine, Times } from './overview-cards.tsx'
import { BUCKETS, type Overview, readOverview } from './overview-store.ts'
import { Tiles } from './overview-tiles.tsx'
import { listPlace as list } from './parts.tsx'
import type { Session } from './session-store.ts'
import { type ConsoleRoute, page } from './visit.ts'
import { stateWords } from './words.ts'

export const overviewRoutes: readonly ConsoleRoute[] = [
  {
    method: 'GET',
    url: '/',
    action: 'see-overview',
    async handle({ bot, session, now }) {
      const [numbers, gate, standsStill] = await Promise.all([readOverview(bot.db, now), gateWords(bot), stillWords(bot)])
      return page(
        'Overview',
        <OverviewPage
          {...{
            numbers,
            gate,
            standsStill,
            session,
            drift: bot.mapFindings.length,
            perHour: bot.config.maxErasuresPerHour,
            now,
          }}
        />,
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

/** What keeps every erasure from beginning besides. */
async function stillWords({ db, timekeeper }: Bot): Promise<string[]> {
  const heard = await hearing(db)
  const clock = clockSentence(timekeeper)
  return [...(clock === undefined ? [] : [clock]), ...(heard.is === 'heard' ? [] : [AWAY[heard.is]])]
}

const AWAY = {
  deaf: 'The webhook takes nothing from WhatsApp: no erasure begins until it does, for somebody may have written “keep my data”. Is the web server up and reachable? Meta’s dashboard shows failed deliveries.',
  redelivering:
    'The webhook took nothing for a while: no erasure begins before Meta has delivered again what it kept, fifteen minutes at the most. Then they begin by themselves.',
}

interface Shown {
  numbers: Overview
  gate: string | undefined
  standsStill: readonly string[]
  session: Session
  /** Places where data map and live database differ. */
  drift: number
  /** As many erasures may begin within an hour. */
  perHour: number
  now: Date
}

function OverviewPage({ numbers, gate, standsStill, session, drift, perHour, now }: Shown) {
  const since = monthAgo(now)
  const { left, arrived, completed, unconfirmed, unproven } = numbers
  return (
    <>
      <h1>Overview</h1>
      <Alarms {...{ numbers, gate, standsStill, drift, perHour }} />
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
              to: list({ state, left: '..' }),
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
            <a href={list({ state: 'awaiting_confirmation', from: since })}>{unconfirmed.waiting}</a>{' '}
            {unconfirmed.waiting === 1 ? 'waits' : 'wait'} for the person’s yes,{' '}
            <a href={list({ state: 'expired', from: since })}>{unconfirmed.expired}</a> ended without one.
          </p>
        </section>
        <section class="card">
          <h2>Ended without proof</h2>
          <p>
            <a href={list({ unproven: 'yes' })}>{unproven}</a> {unproven === 1 ? 'was' : 'were'} erased but for a part, and tried
            again for thirty days. Nobody is known to them any more, so that nothing more is tried: the receipts say what was not
            proved.
          </p>
        </section>
        <Machine numbers={numbers} session={session} />
      </div>
    </>
  )
}

const DAY_AND_MONTH = new Intl.DateTimeFormat('en-IN', { day: 'numeric', month: 'short', timeZone: 'UTC' })
/** 2026-11-28 → 28 Nov. */
const dayAndMonth = (day: string) => DAY_AND_MONTH.format(new Date(day))

function dayBar({ day, count }: { day: string; count: number }) {
  return { label: dayAndMonth(day), value: count, to: list({ from: day, to: day }) }
}
