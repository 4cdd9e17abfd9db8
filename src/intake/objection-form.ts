import type { Objected } from '../jobs/object-to-request.ts'
import { type Ground, grounds } from '../requests/objection.ts'
import { escapeHtml } from './escape-html.ts'
import { inIndia, page } from './notice-frame.ts'

/** The link whose notice may be objected to, the case it speaks of, and until when. */
export interface Objectable {
  token: string
  reference: string
  until: Date
}

const GROUNDS: Record<Ground, string> = {
  'legal-proceedings': 'A court case or legal claim',
  'legal-obligation': 'A law makes us keep the data',
  'unpaid-dues': 'A bill is not paid yet',
  'fraud-investigation': 'A suspicion of fraud is being looked into',
  'open-order': 'An order of the customer is still open',
}

const REFUSALS: Record<Exclude<Objected['is'], 'taken'>, string> = {
  unknown: 'There is no request to object to.',
  'standing-instruction': 'Your instruction to CallMissed leaves no time to object.',
  'window-closed': 'Your time to object is over.',
  'too-late': 'The erasure has started, or the request is over.',
  'objected-before': 'Your business has objected to this request before.',
  'other-body': 'Your business has objected to this request before, with another ground. The first one counts.',
}

/** The enumerated grounds and one button; words of one's own count for nothing, so there is no field for them. */
export function objectionForm({ token, until }: Objectable): string {
  const options = grounds.map((ground) => `<option value="${ground}">${escapeHtml(GROUNDS[ground])}</option>`)
  return `<form method="post" action="${token}/objection"><h2>Must you keep this data?</h2>
<p>Until ${escapeHtml(inIndia(until.toISOString()))} you can ask CallMissed to keep it. Our privacy officer decides within 72 hours. The customer is told that you ask, and why. Without one of these grounds nothing is kept.</p>
<label for="ground">Ground</label><select id="ground" name="ground" required><option value="">Choose …</option>${options.join('')}</select>
<button type="submit">Ask to keep the data</button></form>`
}

/** What came of the button. */
export function objectedPage(outcome: Objected): string {
  if (outcome.is !== 'taken') return page('Your objection was not taken', `<p>${escapeHtml(REFUSALS[outcome.is])}</p>`)
  const { ground, decideBy } = outcome.objection
  const said = `The ground: ${GROUNDS[ground as Ground].toLowerCase()}. Our privacy officer decides by ${inIndia(decideBy.toISOString())}; until then nothing is erased. You are told how it ends.`
  return page('Your objection was taken', `<p>${escapeHtml(said)}</p>`)
}
