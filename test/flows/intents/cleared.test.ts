import { describe, expect, it } from 'vitest'
import { opensDeletion } from '../../../src/flows/opens-deletion.ts'

const shop = (text: string) => opensDeletion(text, [])

describe('in a business’s chat', () => {
  it.each([
    'clear my data',
    'please clear all my data',
    'mera data saaf karo',
    'mera sara data saaf kar do',
    'mera data khatam karo',
    'मेरा डेटा साफ करो',
    'maza data saaf kara',
  ])('“%s” opens', (text) => expect(shop(text)).toBe(true))

  it.each([
    'clear my dues',
    'clear my data bill',
    'clear my data cable order',
    'data saaf karo',
    'dukan saaf karo',
    'mera hisab khatam karo',
    'mera data khatam ho gaya',
    'mera net data khatam ho gaya',
    'mera data pack khatam',
    'mera data saaf hai',
    'clear my data?',
    'mera data saaf mat karo',
    'my phone data clear karo',
    'customer ka data saaf karo',
    'hard disk se mera data delete kar do',
    'mere hard disk ka data delete kar do',
    'pen drive se mera data delete karo',
    'laptop se mera data hata do',
    'please delete my data from the hard disk',
  ])('“%s” opens nothing', (text) => expect(shop(text)).not.toBe(true))

  it.each(['wait', 'Wait!', 'please wait', 'nahi karna', 'abhi nahi karna', 'नहीं करना'])(
    '“%s” is heard from whoever has a deletion under way there, and from nobody else',
    (text) => expect(shop(text)).toBe('requested'),
  )
  it.each(['wait for my order', 'ek minute wait', 'order nahi karna', 'mujhe ye nahi karna'])('“%s” is the business’s', (text) =>
    expect(shop(text)).toBe(false),
  )
})
