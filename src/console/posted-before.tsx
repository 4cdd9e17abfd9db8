import { POST_WITHIN_MS } from '../mail/letter-due.ts'
import { actionReasons } from './action-reasons.ts'
import { may } from './authorisation.ts'
import { dayInIndia } from './india.ts'
import { Csrf } from './layout.tsx'
import { Reason } from './parts.tsx'
import type { Session } from './session-store.ts'

/** The last day before which all may be noted together: what is newer is not overdue, and is noted one by one. */
export const lastDayBefore = (now: Date): string => dayInIndia(new Date(now.getTime() - POST_WITHIN_MS))

/** Letters that were posted while nobody noted it, as before there was this list: they are noted together. */
export function PostedBefore({ session, now }: { session: Session; now: Date }) {
  if (!may(session.roles, 'post-letters')) return null
  return (
    <details class="card">
      <summary>Were older letters posted, and nobody noted it?</summary>
      <form method="post" action="/console/post">
        <Csrf session={session} />
        <p>
          All letters from before a day are noted as posted, 500 at once. They leave this list, the timeline of each request says
          that staff posted it, and nobody is reminded of them: whoever’s letter was not posted never hears. Their words stay
          until their 30 days are over. Mails that could not be delivered are not among them.
        </p>
        <div class="field">
          <label for="before">Ready before</label>
          <input id="before" type="date" name="before" required max={lastDayBefore(now)} />
        </div>
        <Reason reasons={actionReasons.posted} id="posted" />
        <div class="field">
          <label class="check">
            <input type="checkbox" name="known" value="yes" required /> I know that each of them was posted
          </label>
        </div>
        <button type="submit">Note them as posted</button>
      </form>
    </details>
  )
}
