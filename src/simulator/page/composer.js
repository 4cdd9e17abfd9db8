import { byId, make } from './dom.js'

/** Wires the message box, the quick replies and the attach menu. `send(act)` carries what a person does; `last(mine)` finds a message. */
export function startComposer({ send, last }) {
  const box = byId('message')
  const menu = byId('attach-menu')
  const attach = byId('attach')

  const typed = () => box.value.trim()
  const clear = () => {
    box.value = ''
  }
  const say = (text, forwarded) => send({ do: 'say', text, forwarded })

  byId('composer').addEventListener('submit', (event) => {
    event.preventDefault()
    if (typed() === '') return
    say(typed(), false)
    clear()
  })
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    byId('composer').requestSubmit()
  })
  for (const chip of document.querySelectorAll('.chip')) chip.addEventListener('click', () => say(chip.textContent, false))

  function toggle(open) {
    menu.hidden = !open
    attach.setAttribute('aria-expanded', String(open))
    if (open) menu.querySelector('button').focus()
  }
  attach.addEventListener('click', () => toggle(menu.hidden))
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return
    toggle(false)
    attach.focus()
  })
  document.addEventListener('click', (event) => {
    if (!menu.hidden && !byId('composer').contains(event.target)) toggle(false)
  })

  const acts = {
    photo: () => send({ do: 'photo', caption: typed() }),
    contact: () => send({ do: 'contact', own: false }),
    forward: () => say(typed() || 'Yes, delete it', true),
    react: () => about(last(false), (answers) => send({ do: 'react', emoji: '👍', answers })),
    edit: () => about(last(true), (answers) => send({ do: 'edit', text: typed() || 'Yes, delete it', answers })),
    delete: () => about(last(true), (answers) => send({ do: 'delete', answers })),
  }
  menu.addEventListener('click', (event) => {
    const act = event.target.closest('button')?.dataset.act
    if (!act) return
    toggle(false)
    acts[act]()
    if (['photo', 'forward', 'edit'].includes(act)) clear()
    box.focus()
  })
}

function about(entry, then) {
  if (entry) then(entry.id)
}

/** Shows a list message's rows in a sheet from below; `choose(row)` is called once. */
export function openSheet(list, choose) {
  const sheet = byId('sheet')
  byId('sheet-title').textContent = list.open
  const rows = list.rows.map((row) => {
    const onclick = () => {
      sheet.close()
      choose(row)
    }
    const description = row.description ? make('small', {}, row.description) : null
    return make('li', {}, make('button', { type: 'button', onclick }, make('span', { dir: 'auto' }, row.title), description))
  })
  byId('sheet-rows').replaceChildren(...rows)
  const phone = document.querySelector('.phone').getBoundingClientRect()
  Object.assign(sheet.style, {
    left: `${phone.left}px`,
    width: `${phone.width}px`,
    bottom: `${Math.max(0, innerHeight - phone.bottom)}px`,
  })
  sheet.showModal()
}

export function startSheet() {
  const sheet = byId('sheet')
  byId('sheet-close').addEventListener('click', () => sheet.close())
  sheet.addEventListener('click', (event) => {
    if (event.target === sheet) sheet.close()
  })
}
