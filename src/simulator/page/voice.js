import { byId } from './dom.js'

/** The sheet in which a voice note is put together: the words said in it and its length. `send(act)` carries it. */
export function startVoice({ send }) {
  const sheet = byId('voice')
  const words = byId('voice-words')
  const record = (said) => {
    words.value = said
    byId('voice-seconds').value = '4'
    sheet.showModal()
    words.focus()
  }
  byId('record').addEventListener('click', () => {
    record(byId('message').value.trim())
    byId('message').value = ''
  })
  byId('voice-phrases').addEventListener('click', (event) => {
    const button = event.target.closest('button')
    if (button) words.value = button.textContent
  })
  byId('voice-cancel').addEventListener('click', () => sheet.close())
  sheet.addEventListener('click', (event) => {
    if (event.target === sheet) sheet.close()
  })
  byId('voice-form').addEventListener('submit', () => {
    send({ do: 'voice', words: words.value.trim(), seconds: Number(byId('voice-seconds').value) })
  })
  sheet.addEventListener('close', () => byId('message').focus())
  return record
}
