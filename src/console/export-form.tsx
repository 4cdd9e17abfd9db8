import { type Action, may } from './authorisation.ts'
import { Csrf } from './layout.tsx'
import { lookReasons } from './look-reasons.ts'
import { Reason } from './parts.tsx'
import type { Session } from './session-store.ts'

interface Shown {
  session: Session
  action: Action
  /** Below /console. */
  to: string
  /** The filters of the list. */
  fields?: Readonly<Record<string, string>>
  /** Where there is more than one. */
  formats?: readonly (readonly [format: string, words: string])[]
}

/** Takes a list with one as a file, for whoever may: why is written down first. */
export function ExportForm({ session, action, to, fields = {}, formats }: Shown) {
  if (!may(session.roles, action)) return null
  return (
    <form class="card" method="post" action={`/console${to}`}>
      <h2>Export this list</h2>
      <Csrf session={session} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div class="filters">
        <Reason reasons={lookReasons} id="export" />
        <div class="field inline">
          {formats?.map(([format, words]) => (
            <button key={format} type="submit" name="format" value={format} class="quiet">
              {words}
            </button>
          )) ?? (
            <button type="submit" class="quiet">
              As CSV, without personal data
            </button>
          )}
        </div>
      </div>
    </form>
  )
}
