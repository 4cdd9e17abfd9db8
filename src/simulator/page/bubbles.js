import { make, timeOf } from './dom.js'

const ticks = {
  sending: { sign: '🕓', label: 'sending' },
  sent: { sign: '✓', label: 'sent' },
  delivered: { sign: '✓✓', label: 'delivered' },
  read: { sign: '✓✓', label: 'read' },
  failed: { sign: '!', label: 'not taken' },
}
const kinds = {
  forwarded: '↪ Forwarded',
  photo: '🖼 Photo',
  voice: '🎤 Voice note',
  contact: '👤 Contact card',
  reaction: 'Reacted',
  edited: '✏ Edited to',
  deleted: '🗑 You deleted a message',
}

/**
 * One message as an element. `touch` has what a message offers: tap(button), open(list), shareContact().
 * Buttons stay live after a tap, so that a stale one can be tried.
 */
export function bubble(entry, sender, touch) {
  const { mine, kind, bubble: shown, note } = entry
  const body = make(
    'div',
    { class: 'bubble' },
    make('span', { class: 'sr' }, `${mine ? 'You' : sender}: `),
    kinds[kind] ? make('p', { class: 'kind' }, kinds[kind]) : null,
    shown.text ? make('p', { class: 'text', dir: 'auto', lang: languageOf(shown.text) }, ...formatted(shown.text)) : null,
    shown.footer ? make('p', { class: 'footer' }, ...formatted(shown.footer)) : null,
    make('p', { class: 'meta' }, make('time', { datetime: entry.at }, timeOf(entry.at)), tick(entry.tick)),
  )
  const offers = offersOf(entry, touch)
  return make(
    'article',
    { class: `message ${mine ? 'mine' : 'theirs'} ${kind}`, 'data-id': entry.id },
    body,
    offers.length > 0 ? make('div', { class: 'offers', role: 'group', 'aria-label': 'Answers' }, ...offers) : null,
    note ? make('p', { class: 'note' }, note) : null,
  )
}

function offersOf({ mine, bubble: shown }, touch) {
  if (mine) return []
  const button = (title, sign, onclick) =>
    make(
      'button',
      { type: 'button', lang: languageOf(title), onclick },
      make('span', { 'aria-hidden': 'true' }, sign),
      ` ${title}`,
    )
  return [
    ...shown.buttons.map((offer) => button(offer.title, '↩', () => touch.tap(offer))),
    ...(shown.list ? [button(shown.list.open, '☰', () => touch.open(shown.list))] : []),
    ...(shown.asksForContact ? [button('Share contact info', '👤', touch.shareContact)] : []),
  ]
}

function tick(name) {
  if (!name) return null
  const { sign, label } = ticks[name]
  return make('span', { class: `tick ${name}`, role: 'img', 'aria-label': label, title: label }, sign)
}

/** Links and *bold* as WhatsApp shows them. */
function formatted(text) {
  return text.split(/(https?:\/\/\S+[\w/]|\*[^*\n]+\*)/).map((part) => {
    if (/^https?:/.test(part)) return make('a', { href: part, target: '_blank', rel: 'noreferrer' }, part)
    return /^\*.+\*$/.test(part) ? make('b', {}, part.slice(1, -1)) : part
  })
}

/** Enough for a screen reader to choose a voice: the page knows no better than the script. */
function languageOf(text) {
  return /[\u0900-\u097f]/.test(text) ? 'hi' : 'en'
}
