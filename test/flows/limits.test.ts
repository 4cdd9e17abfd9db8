import { describe, expect, it } from 'vitest'
import { listed } from './intents/phrasings.ts'
import { done, said, talk } from './support/talk.ts'
import { oneBusiness } from './support/two-wishes.ts'

/** All of it, and nothing besides. */
const plain = `delete my data | Delete my data please | please delete all my data | i want you to delete my data | delete all the data you have about me | delete everything | forget me | erase all my details | haan mera data delete karo
  | mera data delete karo | mera pura data delete kar do | mera sara data hata do | sab kuch delete karo | मेरा सारा डेटा हटा दो | सब कुछ डिलीट करो | मेरी जानकारी हटा दो | माझा डेटा डिलीट करा | माझा सगळा डेटा काढून टाका
  | en data delete pannunga | என் டேட்டாவை டெலிட் பண்ணுங்க | amar data delete korun | আমার ডেটা ডিলিট করুন | naa data delete cheyandi | నా డేటా డిలీట్ చేయండి | nanna data delete madi | ನನ್ನ ಡೇಟಾ ಡಿಲೀಟ್ ಮಾಡಿ | maro data delete karo
  | મારો ડેટા ડિલીટ કરો | ਮੇਰਾ ਡਾਟਾ ਡਿਲੀਟ ਕਰੋ | ente data delete cheyyu | എന്റെ ഡാറ്റ ഡിലീറ്റ് ചെയ്യൂ | ମୋ ଡାଟା ଡିଲିଟ୍ କରନ୍ତୁ | میرا ڈیٹا ڈیلیٹ کریں | মোৰ ডাটা ডিলিট কৰক`
/** Of one business, a part, a time, or with an exception. */
const limited = `delete my data with Sharma Sweets | delete my data at Sharma Sweets | delete my Sharma Sweets data | Sharma Sweets wala mera data delete karo | mera data Sharma Sweets se delete karo | delete my data held by Sharma Sweets
  | शर्मा स्वीट्स से मेरा डेटा हटाओ | शर्मा स्वीट्सकडचा माझा डेटा डिलीट करा | sharma sweets theke amar data delete korun | আমার শর্মা সুইটস এর ডাটা ডিলিট করুন | en sharma sweets data delete pannunga | నా శర్మ స్వీట్స్ డేటా డిలీట్ చేయండి
  | delete all my data except the chat with my doctor | sharma sweets ko chhod ke mera sab data delete karo | delete all my data but keep my bills | delete my data except bills | bill chhod ke mera data delete karo
  | delete some of my data | delete part of my data | delete half of my data | mera thoda data delete karo | mera purana data delete karo | मेरा पुराना डेटा डिलीट करो | मेरा थोड़ा डेटा डिलीट करो | माझा जुना डेटा डिलीट करा | delete my old data
  | delete chats with the doctor | delete my data not today | mera data delete karo par abhi nahi | hold on before you delete my data | mere dost ne likha mera data delete karo | delete my old number data | ramesh kumar ka mobile data delete karo
  | delete my data tomorrow | mera data kal delete karna | delete my data after diwali | delete your data | he said delete my data`

/** Of what is on its way, and nothing more. */
const impatient = `delete it now | delete karo jaldi | please delete | delete fast | jaldi delete karo na | delete it quickly please | why so slow delete it | abhi delete karo | डिलीट करो | जल्दी डिलीट करो | लवकर डिलीट करा`
const wider = `delete all my data | delete my data | delete everything | delete all | sab delete karo | मेरा सारा डेटा डिलीट करो | माझा सगळा डेटा डिलीट करा | forget me`

describe('below message 1', () => {
  it.each(listed(plain))('“%s” leads on to the review', (words) =>
    expect(done(talk().to('choosingScope').text(words))).toContain('preview'),
  )
  it.each(listed(limited))('“%s” does not, for it would seem to be heard', (words) => {
    const chat = talk().to('choosingScope')
    expect(done(chat.text(words))).not.toContain('preview')
    expect(chat.state()).not.toBe('counting')
  })
})

describe('while one business’s data is on its way', () => {
  it.each(listed(impatient))('“%s” is told how that stands, however often', (words) => {
    const chat = oneBusiness()
    for (const _ of [1, 2]) {
      const effects = chat.text(words)
      expect([said(effects), done(effects).includes('tell-status'), chat.state()]).toEqual([[], true, 'scheduled'])
    }
  })
  it.each(listed(wider))('“%s” comes to message 1', (words) => {
    const chat = oneBusiness()
    expect([done(chat.text(words)).includes('look-up'), chat.state()]).toEqual([true, 'opening'])
  })
  it('so it is where it is spoken', () => {
    const chat = oneBusiness()
    chat.person({ type: 'spoken', words: 'delete it now' })
    expect(chat.state()).toBe('scheduled')
    chat.person({ type: 'spoken', words: 'delete all my data' })
    expect(chat.state()).toBe('opening')
  })
})
