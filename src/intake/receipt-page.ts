import { z } from 'zod'
import { escapeHtml } from './escape-html.ts'
import { processorLines, processorSection } from './processors-on-receipt.ts'

const receipt = z.object({
  reference: z.string(),
  number: z.number(),
  result: z.enum(['completed', 'partial']),
  rest: z.array(z.string()).optional(),
  cutOff: z.string(),
  categories: z.record(
    z.string(),
    z.object({ deleted: z.number(), anonymised: z.number(), detached: z.number(), restricted: z.number() }),
  ),
  kept: z.array(z.object({ table: z.string(), statute: z.string(), rows: z.number(), until: z.string() })),
  heldBack: z.array(z.object({ table: z.string(), because: z.string(), rows: z.number() })),
  mentionedElsewhere: z.array(z.object({ table: z.string(), rows: z.number() })),
  processors: processorLines.optional(),
  times: z.object({ confirmed: z.string(), frozen: z.string().nullable(), finished: z.string() }),
})

const CATEGORIES: Record<string, string> = {
  messaging: 'Messages, calls and their records',
  billing: 'Bills and payments',
  security: 'Security records',
  account: 'Account',
  configuration: 'Configuration',
  identifiers: 'Identifiers',
}

/** The receipt as a page a person can read. Everything in it comes from a receipt we signed, and is escaped all the same. */
export function receiptPage(stored: {
  body: string
  entry: { seq: number; hash: string; signature: string; keyId: string }
  others: { id: string; number: number }[]
}): string {
  const said = receipt.parse(JSON.parse(stored.body))
  const done = said.result === 'completed'
  const rows = Object.entries(said.categories)
    .filter(([, counts]) => Object.values(counts).some((count) => count > 0))
    .map(([category, { deleted, anonymised, detached, restricted }]) =>
      row([CATEGORIES[category] ?? category, deleted, anonymised + detached, restricted]),
    )
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>Receipt ${escapeHtml(said.reference)} · CallMissed</title>
<style>${STYLE}</style></head>
<body><main>
<p class="brand">CallMissed</p>
<h1>${done ? 'Data erased' : 'Data erased in part'}</h1>
<p class="lead">Case <strong>${escapeHtml(said.reference)}</strong>, receipt ${said.number + 1}. Erased on ${time(said.times.finished)}: everything dated up to ${time(said.cutOff)}.</p>
${done ? '<p class="ok">Checked afterwards: nothing was left.</p>' : `<p class="warn">Not proven clean yet: ${escapeHtml((said.rest ?? []).map(wordOf).join(', '))}. We go on until it is, and add a receipt.</p>`}
<h2>What went</h2>
<table><thead><tr><th scope="col">Kind</th><th scope="col">Deleted</th><th scope="col">Made anonymous</th><th scope="col">Kept, shortened</th></tr></thead><tbody>${rows.join('') || row([said.number === 0 ? 'Nothing was held' : 'Nothing more', 0, 0, 0])}</tbody></table>
${said.kept.length > 0 ? `<h2>What the law keeps</h2><table><thead><tr><th scope="col">Record</th><th scope="col">Rows</th><th scope="col">Law</th><th scope="col">Until</th></tr></thead><tbody>${said.kept.map((kept) => row([kept.table.replaceAll('_', ' '), kept.rows, kept.statute, day(kept.until)])).join('')}</tbody></table>` : ''}
${said.mentionedElsewhere.length > 0 ? `<h2>Mentioned by others</h2><p>The number stands in ${said.mentionedElsewhere.reduce((sum, { rows }) => sum + rows, 0)} records of other people. These are theirs and were not changed.</p>` : ''}
${processorSection(said.processors ?? [], { row, day })}
<h2>Proof</h2>
<p>Entry ${stored.entry.seq} of the erasure ledger, signed with key <code>${escapeHtml(stored.entry.keyId)}</code>.</p>
<p><code>${escapeHtml(stored.entry.hash)}</code></p>
<p><a href="?format=json">This receipt as JSON, with signature and public key</a></p>
${stored.others.map(({ id, number }) => `<p><a href="/receipts/${escapeHtml(id)}">Receipt ${number + 1} of this case</a></p>`).join('')}
<footer>Grievance Officer: karan@callmissed.com. If the answer does not satisfy you, you can go to the Data Protection Board of India.</footer>
</main></body></html>
`
}

/** A processor that has not confirmed is named as such; the rest are tables and stores. */
const wordOf = (rest: string): string => rest.replace(/^processor:/, 'the copy of ')

function row(cells: readonly (string | number)[]): string {
  const [head, ...rest] = cells
  return `<tr><th scope="row">${escapeHtml(String(head))}</th>${rest.map((cell) => `<td>${escapeHtml(String(cell))}</td>`).join('')}</tr>`
}

const time = (iso: string): string =>
  escapeHtml(
    new Intl.DateTimeFormat('en-IN', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Kolkata' }).format(new Date(iso)),
  )

const day = (iso: string): string =>
  new Intl.DateTimeFormat('en-IN', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(iso))

const STYLE = `:root{color-scheme:light dark}body{margin:0;font:1rem/1.55 system-ui,"Noto Sans",sans-serif;background:Canvas;color:CanvasText}
main{max-width:42rem;margin:0 auto;padding:1.25rem}.brand{font-weight:700;margin:0}h1{margin:.25rem 0 .5rem;font-size:1.75rem}h2{font-size:1.1rem;margin:1.75rem 0 .5rem}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.4rem .5rem .4rem 0;border-bottom:1px solid color-mix(in srgb,CanvasText 20%,transparent);vertical-align:top;font-weight:400}thead th{font-weight:600}
.ok,.warn{padding:.6rem .8rem;border-left:4px solid #157347;background:color-mix(in srgb,#157347 12%,Canvas)}.warn{border-color:#b35c00;background:color-mix(in srgb,#b35c00 14%,Canvas)}
code{overflow-wrap:anywhere}footer{margin-top:2rem;font-size:.9rem}`
