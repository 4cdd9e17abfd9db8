import type { TestBot } from '../../support/bot.ts'

export interface Seen {
  status: number
  location: string | null
  text: string
  headers: Headers
}

/** A browser without JavaScript: cookies, forms, and redirects that are looked at one by one. */
export interface Visitor {
  cookies: Map<string, string>
  get(path: string): Promise<Seen>
  /** Sends a form as the page that was loaded last would: with its hidden token and its origin. */
  post(path: string, fields?: Record<string, string>, how?: { origin?: string | null; csrf?: string | null }): Promise<Seen>
  /** Follows redirects, to whatever server they lead. */
  follow(seen: Seen): Promise<Seen>
}

/** What a form came to, by code: in the address it leads to, or in the page that gives back what was typed. */
export function saidIn({ location, text }: Pick<Seen, 'location' | 'text'>): string | null {
  return location === null ? (/data-said="([a-z-]+)"/.exec(text)?.[1] ?? null) : new URL(location).searchParams.get('said')
}

let visitors = 0

export function visitor(url: string): Visitor {
  // Each from an address of its own, where the bot is told to believe what a proxy says.
  const address = `10.0.${Math.floor(visitors / 250)}.${(visitors++ % 250) + 1}`
  const jar = new Map<string, Map<string, string>>()
  const own = new Map<string, string>()
  jar.set(new URL(url).host, own)
  let csrf = ''
  const send = async (to: URL, init: RequestInit): Promise<Seen> => {
    const cookies = jar.get(to.host) ?? new Map<string, string>()
    jar.set(to.host, cookies)
    const headers = new Headers(init.headers)
    headers.set('x-forwarded-for', address)
    headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const answer = await fetch(to, { ...init, headers, redirect: 'manual' })
    for (const line of answer.headers.getSetCookie()) keep(cookies, line)
    const text = await answer.text()
    csrf = /name="csrf" value="([0-9a-f]+)"/.exec(text)?.[1] ?? csrf
    const location = answer.headers.get('location')
    return { status: answer.status, location: location && new URL(location, to).href, text, headers: answer.headers }
  }
  const post = (to: URL, fields: Record<string, string>, origin: string | null) =>
    send(to, { method: 'POST', body: new URLSearchParams(fields), ...(origin === null ? {} : { headers: { origin } }) })
  const get = (to: URL) => send(to, {})
  return {
    cookies: own,
    get: (path) => get(new URL(path, url)),
    post: (path, fields = {}, { origin = new URL(url).origin, csrf: token = csrf } = {}) =>
      post(new URL(path, url), { ...(token === null ? {} : { csrf: token }), ...fields }, origin),
    async follow(seen) {
      let at = seen
      for (let hops = 0; at.location !== null && hops < 20; hops++) at = await get(new URL(at.location))
      return at
    },
  }
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(';')
  const cut = pair.indexOf('=')
  const name = pair.slice(0, cut)
  const isOver = attributes.some((each) => /^ *(max-age=0|expires=thu, 01 jan 1970)/i.test(each))
  if (isOver) cookies.delete(name)
  else cookies.set(name, pair.slice(cut + 1))
}

/** Somebody of the demo's staff, signed in through a one-time link. */
export async function signedIn(test: TestBot, staff: string): Promise<Visitor> {
  const { addStaffLink } = await import('../../../src/db/staff-links.ts')
  test.bot.config.publicUrl = test.url
  const link = new URL(await addStaffLink(test.bot.db, test.url, test.bot.clock.now()))
  const browser = visitor(test.url)
  await browser.get(link.pathname)
  const entered = await browser.post(link.pathname, { staff: `staff:demo-${staff}` })
  if (entered.status !== 303) throw new Error(`The sign-in ended with ${entered.status}.`)
  await browser.get('/console')
  return browser
}
