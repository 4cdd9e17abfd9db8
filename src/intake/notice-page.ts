import { z } from 'zod'
import { escapeHtml } from './escape-html.ts'

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

/** What a link shows to whoever opens it. */
export function askPage(): string {
  return page(
    'A notice for your business',
    `<p>This is a notice about one of your customers. It can be shown once.</p>
<form method="post"><button type="submit">Show the notice</button></form>`,
  )
}

export function gonePage(): string {
  return page(
    'This notice cannot be shown',
    '<p>The link was used, or it is older than 24 hours. Another owner or admin of your business may have opened theirs. Else write to support@callmissed.com.</p>',
  )
}

/** The business's own slice, as its webhook would have brought it. */
export function noticePage(body: string): string {
  const { event, data } = notice.parse(JSON.parse(body))
  const { customer } = data
  const known = [...(customer?.phone_numbers ?? []), ...(customer?.whatsapp_user_ids ?? []), ...(customer?.emails ?? [])]
  const times: [string, string | undefined][] = [
    ['Confirmed by the customer', data.confirmed_at],
    ['Erased from', data.erase_at],
    ['Erased at', data.finished_at],
    ['Taken back', data.cancelled_at],
    ['Refused', data.refused_at],
    ['Done at the latest by', data.deadline_at],
  ]
  const rows = [
    row('Case', [data.reference ?? '']),
    row('Customer', known),
    ...times.flatMap(([name, at]) => (at === undefined ? [] : [row(name, [inIndia(at)])])),
    ...data.kept.map(({ category, rows: count, statute, until }) =>
      row(`Kept: ${category}`, [`${count} until ${until} (${statute})`]),
    ),
    row('Id for the API', [data.request_id]),
  ]
  return page(
    WHAT[event] ?? 'A notice for your business',
    `<table><tbody>${rows.join('')}</tbody></table>
<p>Delete your own copy of what is dated up to the confirmation. Note it down now: this page is not shown again.</p>`,
  )
}

function row(name: string, values: readonly string[]): string {
  return `<tr><th scope="row">${escapeHtml(name)}</th><td>${values.map(escapeHtml).join('<br>')}</td></tr>`
}

const inIndia = (iso: string): string =>
  `${new Intl.DateTimeFormat('en-IN', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Kolkata' }).format(new Date(iso))} IST`

function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapeHtml(title)} · CallMissed</title>
<style>${STYLE}</style></head>
<body><main><p class="brand">CallMissed</p><h1>${escapeHtml(title)}</h1>
${content}
<footer>Grievance Officer: karan@callmissed.com</footer></main></body></html>
`
}

const STYLE = `:root{color-scheme:light dark}body{margin:0;font:1rem/1.55 system-ui,"Noto Sans",sans-serif;background:Canvas;color:CanvasText}
main{max-width:42rem;margin:0 auto;padding:1.25rem}.brand{font-weight:700;margin:0}h1{margin:.25rem 0 .75rem;font-size:1.6rem}
table{border-collapse:collapse;width:100%;margin-bottom:1rem}th,td{text-align:left;padding:.5rem .75rem .5rem 0;border-bottom:1px solid color-mix(in srgb,CanvasText 20%,transparent);vertical-align:top;overflow-wrap:anywhere}th{font-weight:400;width:40%}td{font-weight:600}
button{font:inherit;font-weight:600;padding:.7rem 1.2rem;border:0;border-radius:.5rem;background:#0b5ed7;color:#fff;min-height:2.75rem}footer{margin-top:2rem;font-size:.9rem}`
