import { byId, icon, make, timeOf } from './dom.js'

const ticks = {
  sending: { sign: null, label: 'sending' },
  sent: { sign: '✓', label: 'sent' },
  delivered: { sign: '✓✓', label: 'delivered' },
  read: { sign: '✓✓', label: 'read' },
  failed: { sign: '!', label: 'not taken' },
}
const kinds = {
  forwarded: { drawing: 'forward', label: 'Forwarded' },
  photo: { drawing: 'photo', label: 'Photo' },
  voice: { drawing: 'voice', label: 'Voice note' },
  contact: { drawing: 'contact', label: 'Contact card' },
  reaction: { drawing: 'react', label: 'Reacted with' },
  edited: { drawing: 'edit', label: 'Edited to' },
  deleted: { drawing: 'delete', label: 'You deleted a message' },
}

const scripts = [
  [/[\u0600-\u06ff]/, 'ur'],
  [/[\u09f0\u09f1]/, 'as'],
  [/[\u0900-\u0963]/, 'hi'],
  [/[\u0980-\u09ff]/, 'bn'],
  [/[\u0a00-\u0a7f]/, 'pa'],
  [/[\u0a80-\u0aff]/, 'gu'],
  [/[\u0b00-\u0b7f]/, 'or'],
  [/[\u0b80-\u0bff]/, 'ta'],
  [/[\u0c00-\u0c7f]/, 'te'],
  [/[\u0c80-\u0cff]/, 'kn'],
  [/[\u0d00-\u0d7f]/, 'ml'],
]

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
    kinds[kind] ? make('p', { class: 'kind' }, icon(kinds[kind].drawing), ` ${kinds[kind].label}`) : null,
    kind === 'voice' ? recording(entry) : null,
    shown.text && kind !== 'voice'
      ? make('p', { class: 'text', dir: 'auto', lang: languageOf(shown.text) }, ...formatted(shown.text))
      : null,
    shown.footer ? make('p', { class: 'footer', dir: 'auto' }, ...formatted(shown.footer)) : null,
    make('p', { class: 'meta', 'aria-live': 'off' }, make('time', { datetime: entry.at }, timeOf(entry.at)), tick(entry.tick)),
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

/** A voice note as players show it, and for whoever plays the words that are said in it. */
function recording({ bubble: shown, spoken }) {
  const bars = Array.from({ length: 28 }, (_, index) => {
    const bar = make('i')
    bar.style.setProperty('--loud', String(0.2 + 0.8 * Math.abs(Math.sin(index * 1.7) * Math.sin(index * 0.6 + 1))))
    return bar
  })
  const player = make(
    'p',
    { class: 'recording' },
    icon('play'),
    make('span', { class: 'wave', 'aria-hidden': 'true' }, ...bars),
    make('span', {}, shown.text),
  )
  const words = spoken ? `“${spoken}”` : '(nobody speaks)'
  return make('div', {}, player, make('p', { class: 'spoken', dir: 'auto', lang: languageOf(words) }, words))
}

/** Puts a new tick and note into a message that is on the screen already, so that it is not read out again. */
export function renew(element, { tick: name, note }) {
  element.querySelector('.tick')?.replaceWith(tick(name))
  if (note && !element.querySelector('.note')) element.append(make('p', { class: 'note' }, note))
}

function offersOf({ mine, bubble: shown }, touch) {
  if (mine) return []
  const button = (title, drawing, onclick) =>
    make('button', { type: 'button', dir: 'auto', lang: languageOf(title), onclick }, icon(drawing), ` ${title}`)
  return [
    ...shown.buttons.map((offer) => button(offer.title, 'reply', () => touch.tap(offer))),
    ...(shown.list ? [button(shown.list.open, 'list', () => touch.open(shown.list))] : []),
    ...(shown.asksForContact ? [button('Share contact info', 'contact', touch.shareContact)] : []),
  ]
}

function tick(name) {
  if (!name) return null
  const { sign, label } = ticks[name]
  return make('span', { class: `tick ${name}`, role: 'img', 'aria-label': label, title: label }, sign ?? icon('clock'))
}

/** Links and *bold* as WhatsApp shows them. */
function formatted(text) {
  return text.split(/(https?:\/\/\S+[\w/]|\*[^*\n]+\*)/).map((part) => {
    if (/^https?:/.test(part)) return make('a', { href: part, target: '_blank', rel: 'noreferrer' }, part)
    return /^\*.+\*$/.test(part) ? make('b', {}, part.slice(1, -1)) : part
  })
}

/** Which voice a screen reader should use: by the script, Assamese by its own letters, and Devanagari by the person whose chat it is. */
function languageOf(text) {
  const [, language] = scripts.find(([script]) => script.test(text)) ?? [null, 'en']
  return language === 'hi' && byId('self-name').lang === 'mr' ? 'mr' : language
}
