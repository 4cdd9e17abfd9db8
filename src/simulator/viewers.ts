import type { ServerResponse } from 'node:http'
import type { Clock } from '../runtime/clock.ts'
import type { ChatBook, Entry } from './chat-book.ts'
import type { Holding, RequestView, SimulatorDeps, SimulatorPerson } from './deps.ts'
import type { Faults } from './faults.ts'

const REFRESH_MS = 1_000

/** What one page shows beside its chat. `null`: the platform or the bot's database did not answer. */
interface Panel {
  now: string
  holdings: Holding[] | null
  requests: RequestView[] | null
  faults: { waiting: number } & Faults['behaviour']
}

/** What a page is told, by the name of its server-sent event. */
interface Told {
  chat: readonly Entry[]
  entry: Entry
  typing: boolean
  panel: Panel
}

export interface Viewers {
  /** Serves server-sent events for one person's chat until the page goes. */
  watch(response: ServerResponse, person: SimulatorPerson, pair: string): void
  /** Whether a page shows this chat right now. */
  isWatched(pair: string): boolean
  /** Counts at once instead of at the next refresh. */
  refresh(): void
  close(): void
}

export interface Watching {
  book: ChatBook
  faults: Faults
  clock: Clock
  deps: Pick<SimulatorDeps, 'holdings' | 'requests' | 'refreshMs'>
}

interface Viewer {
  response: ServerResponse
  person: SimulatorPerson
  pair: string
  shown: string
  counting: boolean
}

/** Keeps every open page up to date: its chat as news arrives, its panel by counting anew while somebody looks. */
export function createViewers({ book, faults, clock, deps }: Watching): Viewers {
  const viewers = new Set<Viewer>()

  async function refresh(viewer: Viewer): Promise<void> {
    if (viewer.counting) return
    viewer.counting = true
    const [holdings, requests] = await Promise.all([orNull(deps.holdings(viewer.person)), orNull(deps.requests(viewer.person))])
    viewer.counting = false
    const panel: Panel = {
      now: clock.now().toISOString(),
      holdings,
      requests,
      faults: { waiting: faults.waiting(), ...faults.behaviour },
    }
    // The clock alone is worth an event a minute.
    const shown = JSON.stringify({ ...panel, now: panel.now.slice(0, 16) })
    if (shown === viewer.shown) return
    viewer.shown = shown
    tell(viewer, 'panel', panel)
  }

  function refreshAll(): void {
    for (const viewer of viewers) void refresh(viewer)
  }

  const timer = setInterval(refreshAll, deps.refreshMs ?? REFRESH_MS).unref()
  const leave = book.listen((news) => {
    for (const viewer of viewers) {
      if (viewer.pair !== news.pair) continue
      if ('entry' in news) tell(viewer, 'entry', news.entry)
      else tell(viewer, 'typing', news.typing)
    }
  })

  return {
    watch(response, person, pair) {
      const viewer: Viewer = { response, person, pair, shown: '', counting: false }
      viewers.add(viewer)
      response.on('close', () => viewers.delete(viewer))
      tell(viewer, 'chat', book.entries(pair))
      void refresh(viewer)
    },
    isWatched: (pair) => [...viewers].some((viewer) => viewer.pair === pair),
    refresh: refreshAll,
    close() {
      clearInterval(timer)
      leave()
      for (const { response } of viewers) response.end()
    },
  }
}

function tell<Name extends keyof Told>({ response }: Viewer, name: Name, data: Told[Name]): void {
  response.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`)
}

async function orNull<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work
  } catch {
    return null
  }
}
