import { z } from 'zod'
import { escapeHtml } from './escape-html.ts'
import { inIndia, page } from './notice-frame.ts'
import { type Objectable, objectionForm } from './objection-form.ts'

const moment = z.string().optional()
const notice = z.object({
  event: z.string(),
  data: z.object({
    request_id: z.string(),
    reference: z.string().optional(),
    customer: z
      .object({ phone_numbers: z.array(z.string()), whatsapp_user_ids: z.array(z.string()), emails: z.array(z.string()) })
      .optional(),
    confirmed_at: moment,
    erase_at: moment,
    deadline_at: moment,
    finished_at: moment,
    cancelled_at: moment,
    refused_at: moment,
    because: z.string().optional(),
    kept: z.array(z.object({ category: z.string(), rows: z.number(), statute: z.string(), until: z.string() })).default([]),
  }),
})

const WHAT: Record<string, string> = {
  'data_deletion.confirmed': 'A customer of yours wants their data deleted',
  'data_deletion.completed': 'A customer’s data is erased',
  'data_deletion.partial': 'A customer’s data is erased in part',
  'data_deletion.cancelled': 'A deletion request was taken back',
  'data_deletion.refused': 'A deletion request is not carried out',
}

const ENDED = 'A deletion request is not carried out'

/** As the codes of `because` read. */
const BECAUSE: Record<string, string> = {
  'objection-upheld': 'your objection was upheld',
  'suspected-fraud': 'there are signs that it does not come from the customer',
  'insuf-verification': 'it could not be made sure that the data is the customer’s',
  'no-match': 'nothing that belongs to it was found',
  'claim-not-covered': 'a law makes CallMissed keep the data, or the right to deletion does not cover it',
  'outside-jurisdiction': 'the law that it names does not apply to this data',
  'too-many-requests': 'the same was asked too many times',
  other: 'a person of CallMissed looked at it',
}

/** What a link shows to whoever opens it. */
export function askPage(): string {
  return page(
    'A notice for your business',
    `<p>This is a notice about one of your customers. It can be shown once.</p>
<form method="post"><button type="submit">Show the notice</button></form>`,
  )
}

export function gonePage(objection?: Objectable): string {
  const ask = objection ? ` and name the case ${escapeHtml(objection.reference)}: we tell you which customer it is` : ''
  return page(
    'This notice cannot be shown',
    `<p>The link was used, or it is older than 24 hours. Another owner or admin of your business may have opened theirs. Else write to support@callmissed.com${ask}.</p>${objection ? objectionForm(objection) : ''}`,
  )
}

/** The business's own slice, as its webhook would have brought it. */
export function noticePage(body: string, objection?: Objectable): string {
  const { event, data } = notice.parse(JSON.parse(body))
  const { customer } = data
  const known = [...(customer?.phone_numbers ?? []), ...(customer?.whatsapp_user_ids ?? []), ...(customer?.emails ?? [])]
  const times: [string, string | undefined][] = [
    ['Confirmed by the customer', data.confirmed_at],
    ['Erased from', data.erase_at],
    ['Erased at', data.finished_at],
    [data.because === undefined ? 'Taken back' : 'Ended by CallMissed', data.cancelled_at],
    ['Refused', data.refused_at],
    ['Done at the latest by', data.deadline_at],
  ]
  const rows = [
    row('Case', [data.reference ?? '']),
    row('Customer', known),
    ...times.flatMap(([name, at]) => (at === undefined ? [] : [row(name, [inIndia(at)])])),
    ...(data.because === undefined ? [] : [row('Because', [BECAUSE[data.because] ?? data.because])]),
    ...data.kept.map(({ category, rows: count, statute, until }) =>
      row(`Kept: ${category}`, [`${count} until ${until} (${statute})`]),
    ),
    row('Id for the API', [data.request_id]),
  ]
  const isStaying = event === 'data_deletion.cancelled' || event === 'data_deletion.refused'
  const own = isStaying
    ? 'Nothing is erased at CallMissed, and the data is in use again.'
    : 'Delete your own copy of what is dated up to the confirmation.'
  return page(
    data.because !== undefined && isStaying ? ENDED : (WHAT[event] ?? 'A notice for your business'),
    `<table><tbody>${rows.join('')}</tbody></table>
<p>${own} Note it down now: this page is not shown again.</p>${objection ? objectionForm(objection) : ''}`,
  )
}

function row(name: string, values: readonly string[]): string {
  return `<tr><th scope="row">${escapeHtml(name)}</th><td>${values.map(escapeHtml).join('<br>')}</td></tr>`
}
