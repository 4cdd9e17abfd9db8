import { describe, expect, it } from 'vitest'
import { readIntent } from '../../../src/flows/intent.ts'
import { opensDeletion } from '../../../src/flows/opens-deletion.ts'

/** None of these wishes a deletion, in whatever order its words stand. */
const misread: Record<string, readonly string[]> = {
  negated: [
    'मत करो डिलीट मेरा डेटा',
    'ना करें डिलीट',
    'नका डिलीट करू माझा डेटा',
    'mat karo delete mera data',
    'na karo delete',
    'nahi karna delete mera data',
    'please mat karo delete',
    'naka delete karu',
    'delete naa karna',
    'ମୋ ଡାଟା ଡିଲିଟ କରନାହିଁ',
    'nobody should delete my data',
    'who told you to delete my data',
    'delete nothing',
  ],
  status: [
    'என் தரவு நீக்கப்பட்டதா?',
    'என் தகவல் அழிக்கப்பட்டதா',
    'எனது தரவை அழித்துவிட்டீர்களா?',
    'en data delete panniteengala',
    'నా డేటా ఎందుకు తొలగించారు',
    'મારો ડેટા કાઢી નાખ્યો?',
    'ਕੀ ਮੇਰਾ ਡਾਟਾ ਮਿਟਾ ਦਿੱਤਾ?',
    'মোৰ তথ্য মচিলেনে?',
    'মোৰ ডাটা ডিলিট হ’ল নে?',
    'আমার তথ্য কি মুছে দিয়েছেন',
    'کیا آپ نے میرا ڈیٹا حذف کر دیا؟',
  ],
  'somebody-else': ['মোৰ ভাইৰ ডাটা ডিলিট কৰক'],
  'get-back': ['என் தரவு திரும்ப வேண்டும்'],
  'stop-ads': ['ਮਸ਼ਹੂਰੀਆਂ ਬੰਦ ਕਰੋ'],
}
/** And these, which are much like them, do. */
const wishes = [
  'میرا ڈیٹا حذف کریں',
  'msg mat karo, mera data delete karo',
  'call mat karo delete karo mera data',
  'naa data delete cheyandi',
  'delete kar do naa',
  'ਮੇਰਾ ਡਾਟਾ ਮਿਟਾ ਦਿੱਤਾ ਜਾਵੇ',
  'en data delete pannunga',
  'আমার তথ্য মুছে দিন',
]

describe('words that were taken for a wish to delete', () => {
  for (const [is, texts] of Object.entries(misread))
    it.each(texts)(`"%s" means ${is}, and opens nothing in a business’s chat`, (text) => {
      expect(readIntent(text).is).toBe(is)
      if (is !== 'status') expect(opensDeletion(text)).not.toBe(true)
    })
  it.each(wishes)('"%s" is one', (text) => expect(readIntent(text).is).toBe('delete'))
})
