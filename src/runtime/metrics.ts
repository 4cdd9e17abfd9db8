import { Counter, collectDefaultMetrics, Gauge, Histogram, register as ofProcess, Registry } from 'prom-client'
import { ALARMS, type Alarm } from './alarms.ts'

/** Counters and gauges; labels are codes, states and kinds, never anything of a person. */
export interface Metrics {
  count(name: CounterName, labels?: Record<string, string>, by?: number): void
  /** Counts an alarm; `ring` (ring.ts) says what it is about as well. */
  alarm(reason: Alarm, times?: number): void
  set(name: GaugeName, value: number, labels?: Record<string, string>): void
  /** The gauge's values for all its labels: what is not among them any more is not shown. */
  setAll(name: GaugeName, values: readonly { labels: Record<string, string>; value: number }[]): void
  observe(name: HistogramName, seconds: number): void
  /** The Prometheus text format. */
  text(): Promise<string>
}

const counters = {
  email_codes_total: { help: 'One-time codes to an e-mail address that were tried, by outcome', labels: ['outcome'] },
  webhook_events_total: { help: 'Events stored, by kind', labels: ['kind'] },
  webhook_refused_total: { help: 'Webhook bodies refused or dropped, by reason', labels: ['reason'] },
  messages_sent_total: { help: 'Sends by outcome and Meta code', labels: ['outcome', 'code'] },
  mails_total: { help: 'Mails by outcome and reply code', labels: ['outcome', 'code'] },
  mails_received_total: { help: 'Mails that came in, by what became of them', labels: ['outcome'] },
  conversation_messages_total: { help: 'Messages said, by key', labels: ['what'] },
  requests_total: { help: 'Requests that reached a state', labels: ['state'] },
  erased_rows_total: { help: 'Rows by table and action', labels: ['table', 'action'] },
  ads_stopped_total: { help: 'Offers stopped that were planned for people who are not to get any', labels: [] },
  erasure_rest_seconds_total: { help: 'Seconds that erasures rested because others waited longer', labels: [] },
  legal_hold_refusals_total: { help: 'Erasures, sweeps and releases that a legal hold refused', labels: ['what'] },
  alarms_total: { help: 'Things a human must look at, by reason', labels: ['reason'] },
  voice_notes_total: { help: 'Voice notes, by whether they were heard or why not', labels: ['outcome'] },
  forwards_total: { help: 'What became of numbers that businesses passed on', labels: ['outcome'] },
  processor_answers_total: { help: 'Answers of processors, by what became of them', labels: ['outcome'] },
  console_sign_ins_total: { help: 'Sign-ins to the console, by outcome', labels: ['outcome'] },
  job_failures_total: { help: 'Job attempts that failed, by task', labels: ['task'] },
} as const
const gauges = {
  requests_open: { help: 'Open requests by state', labels: ['state'] },
  cases_open: { help: 'Cases without an end, by what they are about', labels: ['about'] },
  inbox_waiting: { help: 'Events not handled yet', labels: [] },
  outbox_waiting: { help: 'Messages not sent yet', labels: [] },
  mail_waiting: { help: 'Mails not sent yet', labels: [] },
  letters_to_post: { help: 'Letters that staff have to post: waiting, or overdue after two days', labels: ['standing'] },
  erasure_idle_seconds: { help: 'Since the running erasure that waits longest has last got on', labels: [] },
  forwards_waiting: { help: 'Passed on by businesses and not asked yet, by what it waits for', labels: ['reason'] },
  dead_letters: { help: 'Dead letters', labels: [] },
  processor_tasks: {
    help: 'Erasures that a processor has not done: pending, overdue, refused',
    labels: ['processor', 'standing'],
  },
  restore_gate_closed: { help: '1 while a restored database waits for the replay of its erasures', labels: [] },
  objections_open: { help: 'Objections of businesses that wait for the privacy officer', labels: [] },
  kept_rows_waiting: {
    help: 'Rows that no law keeps any longer and that are still there after last night, for whatever reason',
    labels: ['table'],
  },
  templates: { help: 'Message templates by their status at Meta', labels: ['status'] },
  data_map_findings: { help: 'Differences between the data map and the live database', labels: [] },
} as const
const histograms = {
  confirm_to_freeze_seconds: 'From the confirmation to the freeze',
  erasure_batch_seconds: 'One transaction of an erasure',
  erasure_seconds: 'From the start of an erasure to its receipt',
} as const

export type CounterName = Exclude<keyof typeof counters, 'alarms_total'>
export type GaugeName = keyof typeof gauges
export type HistogramName = keyof typeof histograms

/** One registry per bot. The process is measured once, whatever runs in it: what measures it works on until the process ends. */
export function createMetrics(withProcess: boolean): Metrics {
  const registry = new Registry()
  if (withProcess && ofProcess.getMetricsAsArray().length === 0) collectDefaultMetrics({ register: ofProcess })
  const registers = [registry]
  const make = <K extends string, T>(table: Record<K, unknown>, build: (name: K) => T) =>
    new Map<K, T>((Object.keys(table) as K[]).map((name) => [name, build(name)]))
  const made = {
    counters: make(
      counters,
      (name) => new Counter({ name, help: counters[name].help, labelNames: [...counters[name].labels], registers }),
    ),
    gauges: make(gauges, (name) => new Gauge({ name, help: gauges[name].help, labelNames: [...gauges[name].labels], registers })),
    histograms: make(
      histograms,
      (name) =>
        new Histogram({ name, help: histograms[name], buckets: [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 15, 60, 300, 1800], registers }),
    ),
  }
  // A series that is born with its first ring shows no increase.
  for (const reason of ALARMS) made.counters.get('alarms_total')?.inc({ reason }, 0)
  return {
    alarm: (reason, times = 1) => made.counters.get('alarms_total')?.inc({ reason }, times),
    count: (name, labels = {}, by = 1) => made.counters.get(name)?.inc(labels, by),
    set: (name, value, labels = {}) => made.gauges.get(name)?.set(labels, value),
    setAll(name, values) {
      const gauge = made.gauges.get(name)
      gauge?.reset()
      for (const { labels, value } of values) gauge?.set(labels, value)
    },
    observe: (name, value) => made.histograms.get(name)?.observe(value),
    text: async () => `${withProcess ? await ofProcess.metrics() : ''}${await registry.metrics()}`,
  }
}
