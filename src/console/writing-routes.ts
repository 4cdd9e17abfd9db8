import { z } from 'zod'
import { REPLY_LENGTH_MAX, replyToPerson } from '../jobs/reply-to-person.ts'
import { writeNote } from '../jobs/write-note.ts'
import { actionReasons, NOTE_LENGTH_MAX } from './action-reasons.ts'
import type { Action } from './authorisation.ts'
import type { Listed } from './find-store.ts'
import { requestIn, showRequest } from './request-page.tsx'
import { asConflict, typedWords, unsentOf } from './unsent.tsx'
import { type ConsoleRoute, seeOther, type Visit } from './visit.ts'

const replying = z.object({ reason: z.enum(actionReasons.reply), seen: z.coerce.number().int().optional() })
const words = (form: unknown, most: number) => z.object({ text: typedWords(most) }).safeParse(form)

/** What staff write about one request: what was not taken comes back with its page, so that nobody types it twice. */
export const writingRoutes: readonly ConsoleRoute[] = [
  ...writing('reply', 'reply-to-person', ['replied', 'letter-ready', 'sent-before'], async (visit, request) => {
    const { reason, seen } = replying.parse(visit.form)
    const given = words(visit.form, REPLY_LENGTH_MAX)
    if (!given.success) return 'no-words'
    const by = { id: visit.session.staffId, role: visit.role, reason }
    return replyToPerson(visit.bot, request, given.data.text, by, seen)
  }),
  ...writing('note', 'add-note', ['noted'], async (visit, request) => {
    const given = words(visit.form, NOTE_LENGTH_MAX)
    if (!given.success) return 'no-words'
    const by = { id: visit.session.staffId, role: visit.role, reason: 'case-work' }
    await writeNote(visit.bot, request, given.data.text, by)
    return 'noted'
  }),
]

/** The form, and its address for whoever opens that again: it leads to the request. */
function writing(
  name: 'reply' | 'note',
  action: Action,
  done: readonly string[],
  act: (visit: Visit, request: Listed) => Promise<string>,
): ConsoleRoute[] {
  const url = `/requests/:reference/${name}`
  return [
    {
      method: 'POST',
      url,
      action,
      async handle(visit) {
        const request = await requestIn(visit)
        if (!request) return { is: 'not-found' }
        const said = await act(visit, request)
        if (done.includes(said)) return seeOther(`/console/requests/${request.reference}?said=${said}`)
        // As it stands by now, so that whoever reads on sees what came between.
        const now = await requestIn(visit)
        return now ? asConflict(await showRequest(visit, now, undefined, unsentOf(visit.form, name, said))) : { is: 'not-found' }
      },
    },
    {
      method: 'GET',
      url,
      action: 'see-request',
      async handle(visit) {
        const request = await requestIn(visit)
        return request ? seeOther(`/console/requests/${request.reference}`) : { is: 'not-found' }
      },
    },
  ]
}
