import type { SimulatorPerson } from '../deps.ts'
import { icon } from './icons.ts'

interface Door {
  door: 'voice' | 'hidden' | 'forward'
  drawing: string
  title: string
  about: string
  /** The place among the people of who plays it. */
  person: number
}

/** Who can play the other ways in: shows a number, has a chat on the number for deletion, and is a business's customer. */
function players(people: readonly SimulatorPerson[]): number[] {
  return people.flatMap(({ phone, channels }, index) => {
    const isCustomer = channels.some(({ mode }) => mode === 'dedicated') && channels.some(({ mode }) => mode === 'shared')
    return phone !== null && isCustomer ? [index] : []
  })
}

/** The ways in beside writing, each one click away and each with somebody else, so that one after the other can be played. */
export function doorsNav(people: readonly SimulatorPerson[], hasBusinesses: boolean, hasMail: boolean): string {
  const able = players(people)
  const [first = 0] = able
  const all: Door[] = [
    {
      ...{ door: 'voice', drawing: 'voice', title: 'A voice note' },
      ...{ about: 'Spoken, not typed', person: able.at(-1) ?? first },
    },
    {
      ...{ door: 'hidden', drawing: 'contact', title: 'No number shown' },
      ...{ about: 'A WhatsApp user name', person: able[1] ?? first },
    },
    {
      ...{ door: 'forward', drawing: 'forward', title: 'A business forwards' },
      ...{ about: 'A customer’s wish, passed on', person: able[2] ?? first },
    },
  ]
  const shown = all.filter(({ door }) => able.length > 0 && (door !== 'forward' || hasBusinesses))
  const buttons = shown.map(
    ({ door, person, drawing, title, about }) =>
      `<li><button type="button" data-door="${door}" data-person="${person}">${icon(drawing)}<span><b>${title}</b><small>${about}</small></span></button></li>`,
  )
  const mail = hasMail
    ? `<li><a href="mail">${icon('mail')}<span><b>An e-mail</b><small>To CallMissed’s mailbox</small></span></a></li>`
    : ''
  return `<nav class="doors" aria-labelledby="doors-title">
  <h2 id="doors-title">Other ways in</h2>
  <ul>${buttons.join('')}${mail}</ul>
</nav>`
}
