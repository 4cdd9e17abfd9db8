import { describe, expect, it } from 'vitest'
import { isolate } from '../../src/flows/copy/isolate.ts'

/** The isolates made visible. */
const seen = (text: string) => isolate(text).replaceAll('\u2066', '[').replaceAll('\u2069', ']')

describe('within a text that runs from right to left', () => {
  it.each([
    ['آپ کا کیس نمبر: CM-7K3F-9QXD', 'آپ کا کیس نمبر: [CM-7K3F-9QXD]'],
    ['(بٹن نہ دکھے تو لکھیں: DELETE 472)', '(بٹن نہ دکھے تو لکھیں: [DELETE 472])'],
    ['WhatsApp (Meta) 30 دن تک', '[WhatsApp (Meta)] [30] دن تک'],
    ['آج شام 4:45 بجے', 'آج شام [4:45] بجے'],
    ['کو support@callmissed.com پر لکھیں', 'کو [support@callmissed.com] پر لکھیں'],
    ['श्री Electricals & Sons کے پاس', '[श्री Electricals & Sons] کے پاس'],
    ['12,34,567 میسج، 3 ریکارڈنگ', '[12,34,567] میسج، [3] ریکارڈنگ'],
    ['ثبوت:\nhttps://example.org/receipts/abc#x_Y', 'ثبوت:\nhttps://example.org/receipts/abc#x_Y'],
    ['صرف اردو۔', 'صرف اردو۔'],
  ])('"%s" keeps each part in its own order', (text, shown) => expect(seen(text)).toBe(shown))
  it('nothing invisible touches a link, so that it opens', () => {
    expect(isolate('یہاں لکھیں:\nhttps://wa.me/917000000001')).toMatch(/\nhttps:\/\/wa\.me\/917000000001$/)
  })
})
