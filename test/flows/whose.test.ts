import { describe, expect, it } from 'vitest'
import { listed } from './intents/phrasings.ts'
import { done, said, talk } from './support/talk.ts'
import { bothTo } from './support/two-wishes.ts'

/** The speaker's own, below a question whose it is. */
const own = `delete my data | no i want to delete my own data | my data | my own data | mine | mera data delete karo | mera data | mera khud ka data | apna data | मेरा डेटा डिलीट करो | मेरा डेटा | माझा डेटा डिलीट करा | माझा डेटा
  | en data delete pannunga | என் டேட்டா | amar data delete korun | আমার ডেটা ডিলিট করুন | আমার ডেটা | నా డేటా డిలీట్ చేయండి | నా డేటా | ನನ್ನ ಡೇಟಾ | મારો ડેટા | ਮੇਰਾ ਡਾਟਾ | എന്റെ ഡാറ്റ | ମୋ ଡାଟା | میرا ڈیٹا | মোৰ ডাটা`
/** Somebody's, or nothing that says whose. */
const notOwn = `delete my mothers data | delete my data and my mothers | delete his data | my father died, delete his data | mere papa ka data | माझ्या आईचा डेटा डिलीट करा | i am legal heir delete my data | my mother | delete | delete it
  | delete karo | haan delete karo | delete the data | my data? | not my data | mera data nahi | do not delete my data | delete my data 9876543210`
/** Kin is ill or gone, and what is to go is the speaker's. */
const together = `my mother is ill so please delete my data fast | my husband is sick of your messages. delete my data | mom is dead please delete all my data | meri maa guzar gayi mera data delete karo | mera beta bimar hai, mera data delete karo`

const openings = ['my father died, delete his data', 'delete my mothers data', 'delete my baby shop data']

describe('whoever is asked whose data it is', () => {
  it.each(listed(own))('comes to message 1 by “%s”', (words) => {
    for (const opening of openings) {
      const chat = talk()
      chat.text(opening)
      expect(chat.state()).toBe('choosingWhose')
      expect([done(chat.text(words)).includes('look-up'), chat.state()]).toEqual([true, 'opening'])
      expect(said(chat.facts())).toEqual(['choose'])
    }
  })
  it.each(listed(notOwn))('does not by “%s”', (words) => {
    const chat = talk()
    chat.text('my father died, delete his data')
    expect(done(chat.text(words))).not.toContain('look-up')
  })
  it.each(listed(together))('hears care first, and by the same words once more is believed: “%s”', (words) => {
    const chat = talk()
    expect(said(chat.text(words))).toEqual(['care'])
    expect(done(chat.text(words))).toContain('look-up')
  })
  it('does not by words that somebody else wrote', () => {
    const chat = talk()
    chat.text('my father died, delete his data')
    expect(done(chat.text('delete my data', { forwarded: true }))).not.toContain('look-up')
  })
  it('keeps in mind what is on its way besides', () => {
    const chat = bothTo('choosingScope')
    chat.text('delete my mothers data')
    expect(chat.context().request?.reference).toBe('CM-7K3F-9QXD')
    chat.text('my own data')
    expect([chat.state(), chat.context().request?.reference]).toEqual(['opening', 'CM-7K3F-9QXD'])
  })
})
