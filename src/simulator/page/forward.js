import { byId, post } from './dom.js'

const TAKEN = 'The API answered 202: taken. It says so whoever’s number it is.'

async function passOn(person, business) {
  const answer = await post('forward', { person, business })
  byId('forward-state').textContent = answer?.status === 202 ? TAKEN : `The API answered ${answer?.status ?? 'nothing'}.`
}

/** The buttons by which each business passes the chosen person's number on. Returns the same for a person and one of their businesses. */
export function startForwarding() {
  const buttons = [...byId('forward').querySelectorAll('button')]
  for (const button of buttons)
    button.addEventListener('click', () =>
      passOn(Number(document.querySelector('input[name=person]:checked').value), button.dataset.business),
    )
  return (person, channels) => {
    const names = channels.map(({ business }) => business)
    const button = buttons.find((each) => names.includes(each.textContent))
    byId('forwarding').open = true
    if (button) passOn(person, button.dataset.business)
  }
}
