import pg from 'pg'

/** All that somebody sees who names something at a door, and what was asked of the databases before they saw it. */
export interface Seen {
  status: number
  headers: Record<string, string>
  body: string
  /** Messages, mails and webhooks that came of it, as far as they reach whoever knocked. */
  heard: string[]
  /** The statements, in their order and without their values: "same work" without a stopwatch. */
  work: string[]
}

/** What is there, and what is not, in the same form. */
export interface Named {
  real: readonly string[]
  invented: readonly string[]
}

/** Count what came before or say when it was, and nothing of what was named. */
const OF_THE_MOMENT = ['date', 'x-ratelimit-remaining', 'x-ratelimit-reset', 'keep-alive', 'connection']
/** Read again when the book of channels is some seconds old, whoever asks. */
const OF_THE_BOOK = /from "channel"/

const MASKS: readonly [RegExp, string][] = [
  [/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<id>'],
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z/g, '<moment>'],
  [/CM-\w{4}-\w{4}/g, '<case>'],
  [/\b[0-9a-f]{32}\b/g, '<code>'],
  [/"next_cursor":"[\w-]+"/g, '"next_cursor":"<cursor>"'],
]

/** Without what was named, and without what is random or a date in any answer. */
export function masked(text: string, ...named: readonly string[]): string {
  const spelled = named.flatMap((name) => [name, encodeURIComponent(name)])
  const without = spelled.reduce((left, name) => left.replaceAll(name, '<named>'), text)
  return MASKS.reduce((left, [found, mask]) => left.replace(found, mask), without)
}

/** One call over HTTP, as it is seen; its statements are those sent until the answer was there. */
export async function look(url: string, init: RequestInit, ...named: readonly string[]): Promise<Seen> {
  const { result, work } = await watched(async () => {
    const answer = await fetch(url, { redirect: 'manual', ...init })
    return { answer, text: await answer.text() }
  })
  const { answer, text } = result
  const headers = [...answer.headers].filter(([name]) => !OF_THE_MOMENT.includes(name))
  return {
    status: answer.status,
    headers: Object.fromEntries(headers.map(([name, value]) => [name, masked(value, ...named)])),
    body: masked(text, ...named),
    heard: [],
    work,
  }
}

/** Several looks as one: where somebody asks in more than one step. */
export function together(first: Seen, ...more: readonly Seen[]): Seen {
  const all = [first, ...more]
  return {
    ...first,
    body: all.map(({ status, body }) => `${status} ${body}`).join('\n'),
    heard: all.flatMap(({ heard }) => heard),
    work: all.flatMap(({ work }) => work),
  }
}

/** Whatever is sent to either database while this goes on, each with the database it went to. */
export async function watched<T>(act: () => Promise<T>): Promise<{ result: T; work: string[] }> {
  const { prototype } = pg.Client
  const { query } = prototype
  const work: string[] = []
  prototype.query = function watchedQuery(this: pg.Client, ...args: unknown[]) {
    const [asked] = args
    const text = typeof asked === 'string' ? asked : (asked as { text: string }).text
    if (!OF_THE_BOOK.test(text)) work.push(text.replace(/\s+/g, ' ').trim())
    return (query as (...args: unknown[]) => unknown).apply(this, args)
    // pg declares one signature per way of calling; this passes each of them on.
  } as typeof query
  try {
    return { result: await act(), work }
  } finally {
    prototype.query = query
  }
}
