import { describe, expect, it } from 'vitest'
import { render } from '../../src/flows/copy/render.ts'
import type { Say } from '../../src/flows/say.ts'
import { MINUTE, T0 } from './support/talk.ts'

const asked = { promptId: 'p', code: '472', lead: null, now: T0 }
const counts = [
  { noun: 'message' as const, count: 212, more: false },
  { noun: 'recording' as const, count: 3, more: false },
]
const times = { reference: 'CM-7K3F-9QXD', eraseAt: T0 + 15 * MINUTE, deadlineAt: T0 + 30 * 24 * 60 * MINUTE }
const bill = { noun: 'bill' as const, count: 1, until: '2032-12-31', because: 'tax' as const }
const outcome = { counts, kept: [], mentions: 0, backupsUntil: '2026-12-28', proofUrl: 'https://example.org/receipt' }
const review = { key: 'review', lastFour: '4821', business: null, eraseAfterMs: 15 * MINUTE, hasAccount: false } as const

/** The four messages of the main path, and what each says word for word. */
const says: Say[] = [
  { key: 'choose', lastFour: '4821', shared: null, ...asked },
  { ...review, preview: { counts, businesses: 2, kept: [] }, ...asked },
  { key: 'scheduled', because: 'confirmed', business: null, ...times, ...asked },
  { key: 'finished', reference: times.reference, partial: false, business: null, outcome },
]
const english = [
  `This is CallMissed. Shops and companies use us to chat with and call their customers.
Your message came from the number ending 4821, so this is only about that number.
What do you want? [Delete my data] [Only stop ads] [Something else]`,
  `Number ending 4821: we hold 212 messages and 3 call recordings, with 2 businesses.
If you say yes:
• We stop using it now.
• At 4:45 pm today it is erased. Nobody can bring it back.
• The businesses are told. They may have their own copy.
• The chat on your phone stays. You can delete it there.
Delete? (No button? Type: DELETE 472) [Yes, delete it] [No, keep it]`,
  `We have stopped using your data. It is erased at 4:45 pm today, at the latest by 23 Dec 2026. I will write to you then.
Your case: CM-7K3F-9QXD
Changed your mind? Tap before 4:45 pm. [Keep my data]`,
  `Your data is erased: 212 messages and 3 recordings. We checked: none left.
Encrypted backup copies go by 28 Dec 2026. WhatsApp (Meta) may hold messages up to 30 days.
Write to a business again and a new chat starts.
Proof: https://example.org/receipt
Not right? Type COMPLAIN.`,
]
const hindi = [
  `यह CallMissed है। दुकानें और कंपनियाँ हमारे ज़रिए ग्राहकों से चैट और कॉल करती हैं।
आपका मैसेज 4821 पर ख़त्म होने वाले नंबर से आया है। बात सिर्फ़ इसी नंबर की है।
आप क्या चाहते हैं? [डेटा डिलीट करें] [विज्ञापन बंद करें] [कुछ और]`,
  `4821 वाला नंबर: हमारे पास 212 मैसेज और 3 कॉल रिकॉर्डिंग, 2 दुकानों के साथ।
हाँ कहने पर:
• हम अभी से इनका इस्तेमाल बंद करेंगे।
• आज शाम 4:45 बजे सब डिलीट होगा। फिर वापस नहीं आएगा।
• दुकानों को ख़बर दी जाएगी। उनके पास अपनी कॉपी हो सकती है।
• आपके फ़ोन की चैट रहेगी। उसे आप ख़ुद डिलीट कर सकते हैं।
डिलीट करें? (बटन न दिखे तो लिखें: DELETE 472) [हाँ, डिलीट करें] [नहीं, रहने दें]`,
  `हमने आपके डेटा का इस्तेमाल बंद कर दिया है। यह आज शाम 4:45 बजे डिलीट होगा, देर से देर 23 दिसंबर 2026 तक। तब हम आपको बताएँगे।
आपका केस नंबर: CM-7K3F-9QXD
मन बदल गया? 4:45 से पहले बटन दबाएँ। [डेटा रहने दें]`,
  `आपका डेटा डिलीट हो गया: 212 मैसेज, 3 रिकॉर्डिंग। हमने जाँचा: कुछ नहीं बचा।
बैकअप की बंद कॉपी 28 दिसंबर 2026 तक हटेगी। WhatsApp (Meta) 30 दिन तक मैसेज रख सकता है।
दुकान को फिर लिखेंगे तो नई चैट शुरू होगी।
सबूत: https://example.org/receipt
कुछ ग़लत लगे तो लिखें: शिकायत`,
]

/** As the script is written down: buttons in brackets behind the words, and the footer apart. */
function asWritten(say: Say, language: 'en' | 'hi'): string {
  const message = render(say, language)
  if (message.kind === 'buttons') return [message.body, ...message.buttons.map(({ title }) => `[${title}]`)].join(' ')
  if (message.kind === 'text') return message.body.replace(/\n+Grievance Officer:.*$/, '')
  throw new Error('The main path has no such message.')
}

const parts = (text: string) => text.normalize('NFC').split('\n')

describe('the script', () => {
  it.each(says.map((say, at) => [say.key, say, english[at]] as const))('says %s word for word in English', (_, say, script) => {
    expect(parts(asWritten(say, 'en'))).toEqual(parts(script ?? ''))
  })
  it.each(says.map((say, at) => [say.key, say, hindi[at]] as const))('says %s word for word in Hindi', (_, say, script) => {
    expect(parts(asWritten(say, 'hi'))).toEqual(parts(script ?? ''))
  })
  it('names a bill that stays, in the review, at the end, and when nothing else is held', () => {
    const line = '1 bill stays until 31 Dec 2032 (tax law).'
    const kept = [bill]
    const told: Say[] = [
      { ...review, preview: { counts, businesses: 2, kept }, ...asked },
      { key: 'finished', reference: times.reference, partial: false, business: null, outcome: { ...outcome, kept } },
      { key: 'nothing-held', lastFour: '4821', business: null, kept },
    ]
    for (const say of told) expect(asWritten(say, 'en').split('\n')).toContain(line)
  })
})
