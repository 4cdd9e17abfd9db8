import { icon } from './icons.ts'

const phrases: readonly { lang: string; text: string }[] = [
  { lang: 'en', text: 'delete my data' },
  { lang: 'hi', text: 'मेरा डेटा डिलीट करो' },
  { lang: 'mr', text: 'माझा डेटा काढून टाका' },
  { lang: 'en', text: 'what do you hold?' },
  { lang: 'en', text: 'yes, delete it' },
  { lang: 'en', text: 'keep my data' },
]

/** The sheet in which a voice note is put together. */
export function voiceSheet(): string {
  const buttons = phrases.map(({ lang, text }) => `<button type="button" class="chip" lang="${lang}">${text}</button>`)
  return `<dialog id="voice" class="voice-sheet" aria-labelledby="voice-title">
  <form id="voice-form" method="dialog">
    <h2 id="voice-title">${icon('voice')} Record a voice note</h2>
    <p class="muted">The bot gets a recording, and has it put into words. It may ask and open things, but never counts as a yes.</p>
    <label for="voice-words">What do you say?</label>
    <textarea id="voice-words" rows="2" maxlength="500" dir="auto"></textarea>
    <div id="voice-phrases" class="chips" role="group" aria-label="Say one of these">${buttons.join('')}</div>
    <label class="line">For how long? <select id="voice-seconds">
      <option value="4">4 seconds</option><option value="60">a minute</option><option value="75">75 seconds, which is too long</option>
    </select></label>
    <div class="voice-end">
      <button type="button" id="voice-cancel" class="quiet">Cancel</button>
      <button type="submit" class="loud">${icon('send')} Send the voice note</button>
    </div>
  </form>
</dialog>`
}
