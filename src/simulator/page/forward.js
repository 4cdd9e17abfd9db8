import { byId, post } from './dom.js'

/** The buttons by which each business passes the chosen person's number on. */
export function startForwarding() {
  for (const button of byId('forward').querySelectorAll('button'))
    button.addEventListener('click', async () => {
      const person = Number(document.querySelector('input[name=person]:checked').value)
      const answer = await post('forward', { person, business: button.dataset.business })
      const taken = 'The API answered 202: taken. It says so whoever’s number it is.'
      byId('forward-state').textContent = answer?.status === 202 ? taken : `The API answered ${answer?.status ?? 'nothing'}.`
    })
}
