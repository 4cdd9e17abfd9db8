import type { ComponentChild } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { type Action, may } from './authorisation.ts'
import { harmless } from './mask.ts'
import type { Session } from './session-store.ts'

const PLACES: readonly [path: string, name: string, action: Action][] = [
  ['/console', 'Overview', 'see-overview'],
  ['/console/requests', 'Requests', 'list-requests'],
  ['/console/find', 'Find', 'find-person'],
  ['/console/cases', 'Answers', 'list-cases'],
  ['/console/proposals', 'Second person', 'list-proposals'],
  ['/console/access', 'Access log', 'see-access-log'],
  ['/console/staff', 'Staff', 'manage-staff'],
]

export interface Document {
  title: string
  body: ComponentChild
  /** Undefined: nobody is signed in, so there is nowhere to go. */
  session?: Session | undefined
  path?: string
  /** A script of ours that makes the page live; it works without. */
  script?: string | undefined
}

/** A whole page of the console. Everything in it is escaped by the renderer. */
export function renderDocument({ title, body, session, path = '', script }: Document): string {
  const page = renderToString(
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} · Deletion console`}</title>
        <link rel="stylesheet" href="/console/assets/console.css" />
        <link rel="icon" href="data:," />
        {script && <script type="module" src={`/console/assets/${script}`} />}
      </head>
      <body>
        <a class="skip" href="#content">
          Skip to the content
        </a>
        <header class="top">
          <p class="brand">
            CallMissed <span>Deletion console</span>
          </p>
          {session && <Navigation session={session} path={path} />}
          {session && <Account session={session} />}
        </header>
        <main id="content" tabIndex={-1}>
          {body}
        </main>
        <footer class="foot">All times are Indian Standard Time (IST).</footer>
      </body>
    </html>,
  )
  // Whatever others have named themselves or their business: no sign in it turns the text around it.
  return `<!doctype html>${harmless(page)}`
}

function Navigation({ session, path }: { session: Session; path: string }) {
  return (
    <nav aria-label="Main">
      <ul>
        {PLACES.filter(([, , action]) => may(session.roles, action)).map(([to, name]) => (
          <li key={to}>
            <a href={to} aria-current={isHere(path, to) ? 'page' : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function isHere(path: string, to: string): boolean {
  return path === to || (to !== '/console' && path.startsWith(`${to}/`))
}

function Account({ session }: { session: Session }) {
  return (
    <form class="account" method="post" action="/console/sign-out">
      <span>
        <bdi>{session.name}</bdi> <small>{session.roles.join(', ')}</small>
      </span>
      <Csrf session={session} />
      <button type="submit" class="quiet">
        Sign out
      </button>
    </form>
  )
}

/** Every form that changes something carries it. */
export function Csrf({ session }: { session: Session }) {
  return <input type="hidden" name="csrf" value={session.csrf} />
}
