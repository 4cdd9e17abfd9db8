import { describe, expect, it } from 'vitest'
import { readIntent } from '../../../src/flows/intent.ts'
import { opensDeletion } from '../../../src/flows/opens-deletion.ts'

const shop = (text: string) => opensDeletion(text, [])

describe('the end of a deletion', () => {
  it.each([
    'I want my data deletion completed',
    'i need my data deletion completed today',
    'I want data deletion completed',
    'I want my data deletion to be completed',
    'please complete my data deletion',
    'complete my data deletion',
    'kindly get my data deletion completed',
    'please finish deleting my data',
    'mera data deletion complete karo',
    'mera data delete complete karo',
    'mera data deletion poora karo',
    'मेरा डेटा डिलीशन पूरा करो',
    'maza data deletion purna kara',
  ])('“%s” wants it', (text) => expect(readIntent(text)).toMatchObject({ is: 'delete', completes: true }))

  it.each([
    'is my data deletion completed?',
    'my data deletion is not completed',
    'my data deletion completed',
    'when will my data deletion be completed',
    'please confirm my data deletion is completed',
    'I want to know if my data deletion is completed',
    'data deletion complete hua',
    'mera data deletion complete hua kya',
    'mera data deletion complete nahi hua',
    'data deletion complete ho gaya',
    'data deletion complete hone ke baad batana',
    'data deletion completed thanks',
  ])('“%s” asks after it', (text) => expect(readIntent(text)).toEqual({ is: 'status' }))

  it.each([
    'mera data deletion complete mat karo',
    'mera data deletion complete karo mat',
    'do not complete my data deletion',
    'I do not want my data deletion completed',
  ])('“%s” forbids it', (text) => {
    expect(['negated', 'keep']).toContain(readIntent(text).is)
    expect(shop(text)).not.toBe(true)
  })

  it.each(['complete my order', 'order complete karo', 'payment complete kar do', 'I want my order completed', 'kaam pura karo'])(
    '“%s” is nothing of ours',
    (text) => {
      expect(readIntent(text).is).not.toBe('delete')
      expect(shop(text)).toBe(false)
    },
  )
})

describe('another’s data beside the own', () => {
  it.each([
    'delete my data, my wife’s too',
    "delete my data, my wife's too",
    'delete my data my mothers too please',
    'mera data delete karo, meri biwi ka bhi',
    'mera data delete karo, wife ka bhi',
  ])('“%s” is told how', (text) => expect(readIntent(text).is).toBe('somebody-else'))
  it.each(['delete my data, my son is waiting', 'bhai mera data delete karo', 'mere bhai ne bhi bola, mera data delete karo'])(
    '“%s” is of the own alone',
    (text) => expect(readIntent(text).is).toBe('delete'),
  )
})

describe('a case’s reference beside “keep”', () => {
  const reference = 'CM-7K3F-9QXD'
  it.each([
    ['keep CM-7K3F-9QXD', 'keep'],
    ['keep 7K3F-9QXD', 'keep'],
    ['keep my data cm 7k3f 9qxd', 'keep'],
    ['CM-7K3F-9QXD rehne do', 'keep'],
    ['cancel CM-7K3F-9QXD', 'keep'],
    ['मत हटाओ CM-7K3F-9QXD', 'negated'],
    ['मत हटाओ 7K3F-9QXD', 'negated'],
    ['do not delete 7k3f-9qxd', 'negated'],
    ['give my data back CM-7K3F-9QXD', 'get-back'],
  ])('“%s” says which is meant', (text, is) => expect(readIntent(text)).toMatchObject({ is, reference }))
  it.each(['cancel 7K3F-9QXD', 'keep 2024-2025', 'keep my data 12345678', 'order 7K3F-9QXD', 'is 7K3F-9QXD ready'])(
    '“%s” names none',
    (text) => expect(readIntent(text)).not.toHaveProperty('reference'),
  )
})
