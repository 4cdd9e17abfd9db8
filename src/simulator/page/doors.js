import { byId } from './dom.js'

const WISH = 'delete my data'

/** The ways in beside writing. `play({ person, hidden })` opens that person's chat on the number for deletion. */
export function startDoors({ play, passOn, record }) {
  const open = {
    voice: () => record(WISH),
    hidden: () => prefill(WISH),
    forward: (person) => passOn(person),
  }
  for (const button of document.querySelectorAll('[data-door]'))
    button.addEventListener('click', () => {
      const person = Number(button.dataset.person)
      play({ person, hidden: button.dataset.door === 'hidden' })
      byId('message').scrollIntoView({ block: 'nearest' })
      open[button.dataset.door](person)
    })
}

/** Puts words into the message box; sending them is the person's. */
export function prefill(words) {
  const box = byId('message')
  box.value = words
  box.focus()
}
