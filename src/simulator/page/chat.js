import { bubble, renew } from './bubbles.js'
import { openSheet, startComposer, startSheet } from './composer.js'
import { byId, dayOf, make, post } from './dom.js'
import { prefill, startDoors } from './doors.js'
import { startForwarding } from './forward.js'
import { forgetPanel, showPanel, startPanel } from './panel.js'
import { startVoice } from './voice.js'

const people = JSON.parse(byId('people').textContent)
const log = byId('log')
let chosen = { person: 0, channel: people[0].channels[0], hidden: false }
let entries = []
let source = null

const business = () => chosen.channel.business ?? 'CallMissed'
const whose = () => ({ person: chosen.person, channel: chosen.channel.phoneNumberId, hidden: chosen.hidden })
const send = (act) => post('act', { ...whose(), act })

function touchOf(entry) {
  const answers = entry.id
  return {
    tap: ({ id, title }) => send({ do: 'tap', button: id, title, answers }),
    open: (list) => openSheet(list, ({ id, title }) => send({ do: 'choose', row: id, title, answers })),
    shareContact: () => send({ do: 'contact', own: true }),
  }
}

/** Adds a message, or gives the one on the screen its new tick. */
function show(entry) {
  const index = entries.findIndex(({ id }) => id === entry.id)
  if (index >= 0) {
    entries[index] = entry
    renew(log.querySelector(`[data-id="${CSS.escape(entry.id)}"]`), entry)
    return
  }
  const previous = entries.at(-1)
  if (!previous || dayOf(previous.at) !== dayOf(entry.at)) log.append(make('p', { class: 'day' }, dayOf(entry.at)))
  entries.push(entry)
  log.append(bubble(entry, business(), touchOf(entry)))
  log.scrollTop = log.scrollHeight
}

function showTyping(on) {
  log.querySelector('.typing')?.remove()
  byId('chat-under').textContent = on ? 'typing…' : under()
  if (!on) return
  log.append(
    make(
      'div',
      { class: 'message theirs typing', 'aria-hidden': 'true' },
      make('div', { class: 'bubble' }, make('i'), make('i'), make('i')),
    ),
  )
  log.scrollTop = log.scrollHeight
}

function under() {
  const { mode, displayNumber } = chosen.channel
  return mode === 'dedicated' ? `${displayNumber} · for deletion only` : `${displayNumber} · a business’s own chat`
}

function openChat() {
  source?.close()
  entries = []
  log.replaceChildren()
  forgetPanel()
  const { name, phone, userId, locale } = people[chosen.person]
  byId('chat-name').textContent = business()
  byId('chat-avatar').textContent = business()[0]
  byId('chat-under').textContent = under()
  byId('self-name').textContent = name
  byId('self-name').lang = locale
  const shownNumber = phone ?? userId ?? ''
  byId('self-number').textContent = chosen.hidden ? 'your number is hidden' : shownNumber
  byId('hide').hidden = phone === null
  byId('hidden').checked = chosen.hidden
  byId('holdings-title').textContent = `What CallMissed holds about ${name}`
  source = new EventSource(`events?${new URLSearchParams(whose())}`)
  source.addEventListener('chat', ({ data }) => {
    const all = JSON.parse(data)
    entries = []
    log.replaceChildren()
    if (all.length === 0) log.append(make('p', { class: 'hint' }, 'Write a message, or tap one of the suggestions below.'))
    all.forEach(show)
  })
  source.addEventListener('entry', ({ data }) => {
    log.querySelector('.hint')?.remove()
    show(JSON.parse(data))
  })
  source.addEventListener('error', () => {
    byId('chat-under').textContent = 'Connection lost. Is the bot still running?'
  })
  source.addEventListener('open', () => {
    byId('chat-under').textContent = under()
  })
  source.addEventListener('typing', ({ data }) => showTyping(JSON.parse(data)))
  source.addEventListener('panel', ({ data }) => showPanel(JSON.parse(data), name.split(' ')[0]))
}

function showChannels() {
  const options = people[chosen.person].channels.map((channel) => {
    const onchange = () => {
      chosen = { ...chosen, channel }
      openChat()
    }
    const radio = make('input', {
      type: 'radio',
      name: 'channel',
      value: channel.phoneNumberId,
      checked: channel === chosen.channel,
      onchange,
    })
    const about = channel.mode === 'dedicated' ? 'The number for deletion' : 'Its own chat, answered by its own bot'
    return make(
      'label',
      { class: 'channel' },
      radio,
      make('span', {}, make('b', {}, channel.business ?? 'CallMissed'), make('small', {}, about)),
    )
  })
  byId('channels').replaceChildren(...options)
}

/** As scrollIntoView would, which also makes the next Tab go on from there: past the link that skips to the message box. */
function bringIntoView(label) {
  for (const box of [label.parentElement, label.closest('.cast')]) {
    const [inner, outer] = [label.getBoundingClientRect(), box.getBoundingClientRect()]
    box.scrollTop += Math.min(0, inner.top - outer.top) + Math.max(0, inner.bottom - outer.bottom)
    box.scrollLeft += Math.min(0, inner.left - outer.left) + Math.max(0, inner.right - outer.right)
  }
}

/** Opens a person's chat: on the number for deletion, unless another channel is named. */
function play({ person, hidden = false, channel = people[person].channels[0] }) {
  chosen = { person, channel, hidden }
  const radio = document.querySelector(`input[name="person"][value="${person}"]`)
  radio.checked = true
  bringIntoView(radio.closest('label'))
  showChannels()
  openChat()
}

for (const radio of document.querySelectorAll('input[name="person"]'))
  radio.addEventListener('change', () => play({ person: Number(radio.value) }))
byId('hidden').addEventListener('change', (event) => play({ ...chosen, hidden: event.target.checked }))

/** A link from a mail says whose chat it opens, with which number, and what stands in the message box then. */
function openLinked() {
  const linked = new URLSearchParams(location.search)
  const person = Number(linked.get('person'))
  const channels = people[person]?.channels
  if (!channels) return play({ person: 0 })
  play({ person, channel: channels.find(({ displayNumber }) => displayNumber === linked.get('number')) ?? channels[0] })
  if (linked.has('text')) prefill(linked.get('text'))
}

function startTheme() {
  const button = byId('theme')
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const apply = (isDark) => {
    document.documentElement.dataset.theme = isDark ? 'dark' : 'light'
    button.setAttribute('aria-pressed', String(isDark))
  }
  apply(dark.matches)
  dark.addEventListener('change', () => apply(dark.matches))
  button.addEventListener('click', () => apply(button.getAttribute('aria-pressed') === 'false'))
}

new ResizeObserver(() => {
  log.scrollTop = log.scrollHeight
}).observe(log)
startTheme()
startComposer({ send, last: (mine) => entries.findLast((entry) => entry.mine === mine && entry.kind !== 'deleted') })
startSheet()
startPanel()
const passOn = startForwarding()
const record = startVoice({ send })
startDoors({ play, record, passOn: (person) => passOn(person, people[person].channels) })
openLinked()
