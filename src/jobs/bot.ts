import type pg from 'pg'
import type { AppendLog } from '../blobs/append-log.ts'
import type { Blobs } from '../blobs/blobs.ts'
import type { ChannelDirectory } from '../db/channels.ts'
import type { BotDb } from '../db/client.ts'
import type { Timekeeper } from '../db/timekeeper.ts'
import type { Catalogue } from '../erasure/catalogue.ts'
import type { DataMap } from '../erasure/data-map.ts'
import type { MapFile } from '../erasure/data-map-file.ts'
import type { Finding } from '../erasure/finding.ts'
import type { GraphClient } from '../graph-api/client.ts'
import type { Clock } from '../runtime/clock.ts'
import type { Config } from '../runtime/config.ts'
import type { KeyRing } from '../runtime/keys.ts'
import type { Log } from '../runtime/log.ts'
import type { Metrics } from '../runtime/metrics.ts'
import type { Transcribe } from '../transcription/transcribe.ts'
import type { Refusals } from '../webhook/refusals.ts'

/** What the jobs work with. Made once at start by `start.ts`, by tests with their own clock and databases. */
export interface Bot {
  config: Config
  keys: KeyRing
  clock: Clock
  /** Whether the clock can be believed. */
  timekeeper: Timekeeper
  log: Log
  metrics: Metrics
  db: BotDb
  databaseUrl: string
  /** The webhook's own few connections: jobs at work never keep Meta waiting. */
  inboxPool: pg.Pool
  /** What the webhook of this process had to refuse, and Meta delivers again. */
  refusals: Refusals
  /** Connections of their own for the locks: work under a lock never waits for a lock's connection. */
  lockPool: pg.Pool
  platform: pg.Pool
  channels: ChannelDirectory
  graph: GraphClient
  /** Turns voice notes into words; undefined: nobody's is fetched. */
  transcribe: Transcribe | undefined
  blobs: Blobs
  /** Where the ledger's heads are kept beside the file; undefined: in the file alone. */
  headLog: AppendLog | undefined
  /** The replay list beside it. */
  replayLog: AppendLog | undefined
  dataMap: DataMap
  catalogue: Catalogue
  /** Where map and live database differ: while it is not empty no erasure is called complete. */
  mapFindings: readonly Finding[]
  /** The data map with its schema and foreign keys; `refreshMap` compares it anew, because a migration may come at any time. */
  mapExpects: MapFile
  mapCheckedAt: Date
  /** The last comparison that came to its end. */
  mapComparedAt: Date
  /** Work beside the work: nobody waits for it, its failure is only counted, and closing waits until it is done. */
  aside(work: Promise<unknown>): void
  /** Awaited between any two steps of an erasure; only the crash tests give one that does something. */
  checkpoint(name: string): Promise<void>
}
