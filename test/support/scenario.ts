import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect } from 'vitest'
import type { Carried, How, Phone } from '../../src/simulator/phone.ts'
import type { SentMessage } from '../../src/simulator/sent-message.ts'
import { type DemoKey, openTestBot, type TestBot, type TestBotOptions } from './bot.ts'
import { type TestDatabases, testDatabases } from './databases.ts'
import { searchDatabase, spellingsToFind } from './find-person.ts'

export const HOUR = 3_600_000

/** A person at a phone. Every verb sends, lets the bot do all there is to do, and returns what was heard meanwhile. */
export interface Actor {
  phone: Phone
  says(text: string, how?: How): Promise<string[]>
  /** Taps the newest button or row with this title. */
  taps(title: string, how?: How): Promise<string[]>
  /** Anything else a phone can do. */
  does(act: (phone: Phone) => Promise<Carried>): Promise<string[]>
  /** Everything the bot has said to this phone. */
  heard(): string[]
  last(): SentMessage
  /** The id behind a title of the newest message that offers it. */
  idOf(title: string): string
}

export interface Scenario {
  readonly test: TestBot
  readonly databases: TestDatabases
  actor(key: DemoKey, business?: string): Actor
  /** Whoever holds this phone: nothing of theirs may be found at the end. */
  actorOf(phone: Phone): Actor
  bot<Row extends pg.QueryResultRow>(query: string, values?: unknown[]): Promise<Row[]>
  platform<Row extends pg.QueryResultRow>(query: string, values?: unknown[]): Promise<Row[]>
  /** Words that must not be found in logs and databases either. */
  alsoSecret(...words: string[]): void
}

/** Texts shorter than this occur by themselves, in codes and keys. */
const TELLING_LENGTH = 10

/**
 * The whole bot and its databases for one file of scenarios. At the end of the file logs, files and both databases are searched for
 * everything that the people of the file are called, wrote or were sent; the platform may of course still hold its customers.
 */
export function scenario(options: TestBotOptions = {}): Scenario {
  const databases = testDatabases({ demo: true })
  const called = new Set<string>()
  const said = new Set<string>()
  const phones = new Set<Phone>()
  let test: TestBot | undefined
  const opened = () => {
    if (!test) throw new Error('The bot runs from beforeAll on.')
    return test
  }
  beforeAll(async () => {
    test = await openTestBot(databases, options)
  })
  afterAll(async () => {
    const bot = opened()
    const outgoing = [...phones].flatMap((phone) => phone.received().map(({ wamid }) => wamid))
    const words = [...said, ...outgoing]
    try {
      const metrics = await (await fetch(`${bot.url}/metrics`)).text()
      await bot.settle()
      expect(await searchDatabase(databases.botUrl, [...called, ...words]), 'found in the bot’s database').toEqual([])
      expect(await searchDatabase(databases.platformUrl, words), 'found in the platform’s database').toEqual([])
      const written = [...bot.lines, metrics, ...textsUnder(bot.dataDir)].join('\n')
      for (const word of [...called, ...words])
        expect(written.includes(word), `found in logs, metrics or files: ${word}`).toBe(false)
    } finally {
      await bot.close()
    }
  })

  function actorOf(phone: Phone): Actor {
    phones.add(phone)
    const { contact } = phone
    for (const name of [contact.name ?? [], contact.userId, contact.phone ? spellingsToFind(contact.phone) : []].flat())
      called.add(name)
    const does = async (act: (phone: Phone) => Promise<Carried>) => {
      const before = phone.received().length
      said.add((await act(phone)).wamid)
      await opened().settle()
      return phone
        .received()
        .slice(before)
        .map(({ bubble }) => bubble.text)
    }
    const offer = (title: string) => offered(phone, title)
    return {
      phone,
      does,
      says(text, how) {
        if (text.length >= TELLING_LENGTH) said.add(text)
        return does((mine) => mine.say(text, how))
      },
      taps: (title, how) =>
        does((mine) => (offer(title).isRow ? mine.choose(offer(title).id, how) : mine.tap(offer(title).id, how))),
      heard: () => opened().heard(phone),
      last() {
        const last = phone.received().at(-1)
        if (!last) throw new Error('Nothing was said to this phone.')
        return last
      },
      idOf: (title) => offer(title).id,
    }
  }

  return {
    get test() {
      return opened()
    },
    databases,
    actor: (key, business) => actorOf(opened().phone(key, business)),
    actorOf,
    bot: (query, values) => rowsOf(opened().bot.lockPool, query, values),
    platform: (query, values) => onPlatform(databases, (client) => rowsOf(client, query, values)),
    alsoSecret(...words) {
      for (const word of words) said.add(word)
    },
  }
}

function offered(phone: Phone, title: string): { id: string; isRow: boolean } {
  for (const { bubble } of phone.received().toReversed()) {
    const button = bubble.buttons.find((each) => each.title === title)
    if (button) return { id: button.id, isRow: false }
    const row = bubble.list?.rows.find((each) => each.title === title)
    if (row) return { id: row.id, isRow: true }
  }
  throw new Error(`Nothing said so far offers "${title}".`)
}

async function rowsOf<Row extends pg.QueryResultRow>(
  client: pg.Pool | pg.Client,
  query: string,
  values: unknown[] = [],
): Promise<Row[]> {
  return (await client.query<Row>(query, values)).rows
}

// A connection of its own: the bot's may be cut by the very test.
async function onPlatform<T>({ platformUrl }: TestDatabases, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: platformUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

function textsUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /jsonl|log|txt/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
}
