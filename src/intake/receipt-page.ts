import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { ReadReceipt } from '../erasure/erasure-store.ts'
import type { Language } from '../flows/language.ts'
import { DPDP_FROM_DAY } from '../requests/grievance.ts'
import { escapeHtml } from './escape-html.ts'
import { type ReceiptCopy, receiptCopy } from './receipt-copy.ts'
import { type ReceiptFacts, receiptFacts } from './receipt-facts.ts'

const SCRIPT = readFileSync(new URL('receipt-verify.js', import.meta.url), 'utf8')
const STYLE = readFileSync(new URL('receipt.css', import.meta.url), 'utf8')
const hashed = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
/** Nothing is fetched and nothing is sent, whatever the page would like: the same stands in the page, for copies of it. */
const POLICY = `default-src 'none'; script-src ${hashed(SCRIPT)}; style-src ${hashed(STYLE)}; base-uri 'none'; form-action 'none'`
export const RECEIPT_POLICY = `${POLICY}; frame-ancestors 'none'`

export interface ShownPage {
  stored: ReadReceipt
  language: Language
  /** Where this receipt stands, without the salt. */
  url: string
  /** The same as a QR code, SVG. */
  qr: string
  /** SPKI in base64, or empty when the key that signed is no longer known. */
  publicKey: string
}

/** The receipt as a page a person can read, and which verifies itself. Everything in it comes from a receipt we signed, and is escaped all the same. */
export function receiptPage({ stored, language, url, qr, publicKey }: ShownPage): string {
  const said = receiptFacts.parse(JSON.parse(stored.body))
  const copy = receiptCopy[language]
  const { seq, receiptId, receiptHash, previousHash, createdAt, hash, keyId, signature } = stored.entry
  const proof = {
    ...{ body: stored.body, publicKey, locale: copy.locale },
    entry: { seq, receiptId, receiptHash, previousHash, createdAt, hash, keyId, signature },
    titles: { completed: copy.completed, partial: copy.partial },
  }
  return `<!doctype html>
<html lang="${copy.lang}" dir="${copy.direction}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${escapeHtml(POLICY)}">
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">
<title>${copy.title} ${escapeHtml(said.reference)} · CallMissed</title>
<style>${STYLE}</style></head>
<body>${top(copy)}<main>
${head(said, copy)}
${verdict(copy)}
${went(said, copy)}
${stays(said, copy)}
${copies(said, copy)}
${mine(said, copy)}
${proofOf(stored, { url, qr }, copy)}
</main>
<footer>${copy.officer}: karan@callmissed.com. ${copy.board.replace('{day}', day(DPDP_FROM_DAY, copy))}</footer>
<script type="application/json" id="proof">${JSON.stringify(proof).replace(/[<\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)}</script>
<script>${SCRIPT}</script>
</body></html>
`
}

function top(copy: ReceiptCopy): string {
  const links = Object.entries(receiptCopy).map(([language, { name, lang }]) =>
    lang === copy.lang
      ? `<li lang="${lang}" aria-current="true">${name}</li>`
      : `<li><a href="?lang=${language}" lang="${lang}" hreflang="${lang}">${name}</a></li>`,
  )
  return `<header class="top"><p class="brand">CallMissed</p><nav aria-label="${copy.languages}"><ul class="langs">${links.join('')}</ul></nav></header>`
}

function head(said: ReceiptFacts, copy: ReceiptCopy): string {
  const hidden = (result: string) => (said.result === result ? '' : ' hidden')
  return `<h1 data-at="result">${copy[said.result]}</h1>
<dl class="facts"><div><dt>${copy.case}</dt><dd data-at="reference">${escapeHtml(said.reference)}</dd></div>
<div><dt>${copy.receipt}</dt><dd data-at="number" data-kind="ordinal">${said.number + 1}</dd></div>
<div><dt>${copy.finished}</dt><dd>${time('times.finished', said.times.finished, copy)}</dd></div>
<div><dt>${copy.cutOff}</dt><dd>${time('cutOff', said.cutOff, copy)}</dd></div></dl>
<p class="note" data-when="completed"${hidden('completed')}>${said.kept.length > 0 ? copy.cleanButKept : copy.clean}</p>
<p class="note warn" data-when="partial"${hidden('partial')}>${copy.unclean} <span data-at="rest.*">${escapeHtml(said.rest.join(', '))}</span></p>`
}

/** What the page finds about itself; until its script has run it says that it has not. */
function verdict(copy: ReceiptCopy): string {
  const wrong = (['text', 'entry', 'signature', 'key', 'shown'] as const).map(
    (name) => `<li data-wrong="${name}" hidden>${copy[`wrong.${name}`]}</li>`,
  )
  return `<h2>${copy.check}</h2><div class="note" id="verdict" role="status" data-is="unchecked">
<p data-state="unchecked">${copy.unchecked}</p><p data-state="verified" hidden>${copy.verified}</p>
<div data-state="not-verified" hidden><p>${copy['not-verified']}</p><ul>${wrong.join('')}</ul></div>
<p data-state="cannot" hidden>${copy.cannot}</p></div><p data-only="saved" hidden>${copy.saved}</p>`
}

const COLUMNS = [
  { of: ['deleted'], head: 'deleted' },
  { of: ['anonymised', 'detached'], head: 'anonymous' },
  { of: ['restricted'], head: 'shortened' },
] as const
const CATEGORIES = ['messaging', 'billing', 'security', 'account', 'configuration', 'identifiers'] as const

function went({ categories, released, recoverableUntil, number: place }: ReceiptFacts, copy: ReceiptCopy): string {
  const lines = Object.entries(categories).filter(([, counts]) => Object.values(counts).some((count) => count > 0))
  // A column that is empty throughout only takes room on a phone.
  const columns = COLUMNS.filter(({ of }, i) => i === 0 || lines.some(([, counts]) => of.some((kind) => counts[kind] > 0)))
  const rows = lines.map(([name, counts]) => {
    const cells = columns.map(({ of }) => {
      const sum = of.reduce((total, kind) => total + counts[kind], 0)
      return number(of.map((kind) => `categories.${name}.${kind}`).join('+'), sum)
    })
    const category = CATEGORIES.find((each) => each === name)
    return [category ? copy[`category.${category}`] : escapeHtml(name), ...cells]
  })
  const since = released.map(({ table, rows, statute }, i) => [nameOf(table), number(`released.${i}.rows`, rows), lawOf(statute)])
  return `<h2>${copy.went}</h2>${rows.length === 0 ? `<p>${place === 0 ? copy.nothing : copy.nothingMore}</p>` : tableOf([copy.kind, ...columns.map((each) => copy[each.head])], rows)}
${recoverableUntil === undefined ? '' : `<p>${copy.recoverable} <time data-at="recoverableUntil" data-kind="day" datetime="${escapeHtml(recoverableUntil)}">${day(recoverableUntil, copy)}</time></p>`}
${since.length === 0 ? '' : `<h2>${copy.released}</h2>${tableOf([copy.record, copy.rows, copy.law], since)}`}`
}

function stays(said: ReceiptFacts, copy: ReceiptCopy): string {
  const { kept, heldBack, mentionedElsewhere, sharedRecordings, searchedTonight } = said
  const byLaw = kept.map(({ table, rows, statute, until }, i) => [
    ...[nameOf(table), number(`kept.${i}.rows`, rows), lawOf(statute)],
    `<time data-at="kept.${i}.until" data-kind="day" datetime="${escapeHtml(until)}">${day(until, copy)}</time>`,
  ])
  const because = ['newer', 'kept-by-law', 'somebody-else', 'untraceable'] as const
  const held = heldBack.map(({ table, rows, because: why }, i) => {
    const known = because.find((each) => each === why)
    return [nameOf(table), number(`heldBack.${i}.rows`, rows), known ? copy[`because.${known}`] : escapeHtml(why)]
  })
  const [mentions, shared] = [sumOf(mentionedElsewhere), sumOf(sharedRecordings)]
  const isMentioned = mentions !== 0 || shared !== 0 || searchedTonight.length > 0
  return `${byLaw.length === 0 ? '' : `<h2>${copy.kept}</h2>${tableOf([copy.record, copy.rows, copy.law, copy.until], byLaw)}`}
${held.length === 0 ? '' : `<h2>${copy.held}</h2>${tableOf([copy.record, copy.rows, copy.reason], held)}`}
${isMentioned ? `<h2>${copy.mentioned}</h2>` : ''}
${mentions === 0 ? '' : `<p>${copy.mentions} <strong data-at="mentionedElsewhere.*.rows">${mentions}</strong></p>`}
${shared === 0 ? '' : `<p>${copy.shared} <strong data-at="sharedRecordings.*.rows">${shared}</strong></p>`}
${searchedTonight.length === 0 ? '' : `<p>${copy.tonight} <span data-at="searchedTonight.*">${escapeHtml(searchedTonight.join(', '))}</span></p>`}`
}

const sumOf = (counts: readonly { rows: number }[]): number => counts.reduce((sum, { rows }) => sum + rows, 0)

/** Who else held a copy, and whether it has confirmed that it is gone. Nothing where nobody was told. */
function copies({ processors }: ReceiptFacts, copy: ReceiptCopy): string {
  if (processors.length === 0) return ''
  const hasDays = processors.some(({ on }) => on !== undefined)
  const rows = processors.map(({ processor, on, standing }) => [
    processor === 'meta-contact-book' ? copy['company.meta-contact-book'] : escapeHtml(processor),
    // No law's day: our own last word has made an entry once more.
    processor === 'meta-contact-book' && standing === 'scheduled' ? copy['standing.again'] : copy[`standing.${standing}`],
    ...(hasDays ? [on === undefined ? '' : day(on, copy)] : []),
  ])
  return `<h2>${copy.copies}</h2>${tableOf([copy.company, copy.copy, ...(hasDays ? [copy.until] : [])], rows)}`
}

/** Shown by the script once the receipt is verified: what is typed here never leaves the browser. */
function mine({ person }: ReceiptFacts, copy: ReceiptCopy): string {
  const isTenant = person.formula.includes('tenant')
  return `<section id="mine" hidden><h2>${copy.mine}</h2><p>${copy['mine.how']}</p>
<form id="ask"><div><label for="number">${isTenant ? copy['mine.tenant'] : copy['mine.number']}</label><input id="number" type="${isTenant ? 'text' : 'tel'}" autocomplete="off" required></div>
<div id="code-row"><label for="code">${copy['mine.code']}</label><input id="code" type="text" autocomplete="off" autocapitalize="none" spellcheck="false" required></div>
<button>${copy['mine.ask']}</button></form>
<div role="status"><p class="note" data-answer="yes" hidden>${copy['mine.yes']}</p><p class="note warn" data-answer="no" hidden>${copy['mine.no']}</p></div></section>`
}

function proofOf({ entry, others }: ReadReceipt, { url, qr }: { url: string; qr: string }, copy: ReceiptCopy): string {
  const other = others.map(
    ({ id, number }) =>
      `<p class="web"><a href="/receipts/${escapeHtml(id)}?lang=${copy.lang}">${copy.other} ${number + 1}</a></p>`,
  )
  return `<h2>${copy.proof}</h2><div class="proof"><figure class="qr"><div role="img" aria-label="${copy.scan}">${qr}</div><figcaption>${copy.scan}</figcaption></figure>
<div><dl><dt>${copy.entry}</dt><dd>${entry.seq}</dd><dt>${copy.key}</dt><dd><code>${escapeHtml(entry.keyId)}</code></dd><dt>${copy.hash}</dt><dd><code>${escapeHtml(entry.hash)}</code></dd></dl>
<p class="web"><a href="${escapeHtml(url)}?format=json">${copy.json}</a><br><a href="${escapeHtml(url.replace(/[^/]+$/, 'keys'))}">${copy.keys}</a></p>
<p class="web">${copy.offline}<code>npm run cli -- receipt verify receipt.json --key keys.json</code></p>${other.join('')}<p><code>${escapeHtml(url)}</code></p></div></div>`
}

function tableOf(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const isNumber = (text: string) => text.startsWith('<span')
  const numbers = heads.map((_head, i) => i > 0 && rows.every((row) => isNumber(row[i] ?? '')))
  const head = heads.map((text, i) => `<th scope="col" role="columnheader"${numbers[i] ? ' class="n"' : ''}>${text}</th>`)
  // On a phone a row is a block and each cell carries its column's head; the roles then keep it a table for those who hear it.
  const body = rows.map(([first = '', ...rest]) => {
    const cells = rest.map(
      (text, i) => `<td role="cell" data-head="${heads[i + 1]}"${isNumber(text) ? ' class="n"' : ''}>${text}</td>`,
    )
    return `<tr role="row"><th scope="row" role="rowheader">${first}</th>${cells.join('')}</tr>`
  })
  return `<table role="table"><thead role="rowgroup"><tr role="row">${head.join('')}</tr></thead><tbody role="rowgroup">${body.join('')}</tbody></table>`
}

/** A table's name, as one reads it. */
const nameOf = (table: string): string => escapeHtml(table.replaceAll('_', ' '))

/** Laws are named in English: apart from what runs from right to left around them. */
const lawOf = (statute: string): string => `<bdi>${escapeHtml(statute)}</bdi>`

const number = (at: string, value: number): string => `<span data-at="${escapeHtml(at)}">${value}</span>`

function time(at: string, iso: string, { locale }: ReceiptCopy): string {
  // One after the other: what stands between them is English in some languages.
  const styles = [{ dateStyle: 'long' }, { timeStyle: 'short' }] as const
  const words = styles
    .map((style) => new Intl.DateTimeFormat(locale, { ...style, timeZone: 'Asia/Kolkata' }).format(new Date(iso)))
    .join(', ')
  return `<time data-at="${at}" data-kind="time" datetime="${escapeHtml(iso)}">${escapeHtml(words)}</time>`
}

const day = (iso: string, { locale }: ReceiptCopy): string =>
  escapeHtml(new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(iso)))
