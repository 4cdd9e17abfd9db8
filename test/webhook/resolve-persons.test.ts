import { describe, expect, test } from 'vitest'
import {
  bindingKey,
  holdersInQuestion,
  type KnownPersons,
  resolvePersons,
  type SenderKey,
  type SenderToResolve,
} from '../../src/webhook/resolve-persons.ts'

const KEYS = ['new', 'old']
const key = (kind: SenderKey['kind'], address: string, portfolioId: string): SenderKey => ({
  kind,
  portfolioId,
  address,
  keys: KEYS.map((keyId) => ({ keyId, value: `${keyId}(${address})` })),
})

interface From {
  phone?: string
  userId?: string
  portfolio?: string
  shared?: boolean
  system?: boolean
}

const from = ({ phone, userId, portfolio = 'P', shared = false, system = false }: From): SenderToResolve => ({
  sender: {},
  mayBindBoth: !shared,
  mayCreate: !system,
  phone: phone === undefined ? undefined : key('phone', phone, ''),
  userId: userId === undefined ? undefined : key('user_id', userId, portfolio),
})

/** `+1=asha` binds a number, `u1=bala` an id of portfolio P, each under the key `under`. */
function known(bindings: string, under = 'new'): KnownPersons {
  const byKey = new Map<string, string>()
  const withPhone = new Set<string>()
  for (const [address = '', person = ''] of bindings
    .split(' ')
    .filter(Boolean)
    .map((pair) => pair.split('='))) {
    const isPhone = address.startsWith('+')
    byKey.set(bindingKey(isPhone ? 'phone' : 'user_id', isPhone ? '' : 'P', under, `${under}(${address})`), person)
    if (isPhone) withPhone.add(person)
  }
  return { byKey, withPhone }
}

function resolve(before: string | KnownPersons, ...senders: From[]) {
  let made = 0
  const resolved = resolvePersons(senders.map(from), typeof before === 'string' ? known(before) : before, () => {
    made += 1
    return `new${made}`
  })
  const { newBindings, moves, ...rest } = resolved
  return {
    ...rest,
    bound: newBindings.map(({ personId, key: { address } }) => `${address}=${personId}`),
    moved: moves.map(({ key: { address }, from: former, to }) => `${address}: ${former} -> ${to}`),
  }
}

const both = { phone: '+1', userId: 'u1' }

describe('on dedicated channels a number and an id that come together are one person:', () => {
  test.each([
    ['nobody is known', '', ['new1'], ['+1=new1', 'u1=new1'], [], 0],
    ['the number is known', '+1=asha', ['asha'], ['u1=asha'], [], 0],
    ['the id is known, its person had no number', 'u1=bala', ['bala'], ['+1=bala'], [], 0],
    ['both are known as one', '+1=asha u1=asha', ['asha'], [], [], 0],
    ['the id belongs to somebody without a number: it moves', '+1=asha u1=bala', ['asha'], [], ['u1: bala -> asha'], 0],
    ['the id belongs to somebody with another number: it stays', '+1=asha u1=bala +2=bala', ['asha'], [], [], 1],
    ['a new number with the id of somebody who has another: a new person', 'u1=bala +2=bala', ['new1'], ['+1=new1'], [], 1],
  ])('%s', (_name, before, personIds, bound, moved, conflicts) => {
    expect(resolve(before, both)).toMatchObject({ personIds, bound, moved, conflicts })
  })
})

describe('on shared channels nothing is tied:', () => {
  test.each([
    ['the number is used where it came', '+1=asha u1=bala', { ...both, shared: true }, 'asha', []],
    ['a new number makes a person, and the id stays unbound', 'u1=bala', { ...both, shared: true }, 'new1', ['+1=new1']],
    ['without a number the id is used', 'u1=bala', { userId: 'u1', shared: true }, 'bala', []],
    ['without a number a new id makes a person', '', { userId: 'u1', shared: true }, 'new1', ['u1=new1']],
  ])('%s', (_name, before, sender, personId, bound) => {
    expect(resolve(before, sender)).toMatchObject({ personIds: [personId], bound, moved: [], conflicts: 0 })
  })
})

test('an id means nobody in another portfolio', () => {
  expect(resolve('u1=bala', { userId: 'u1', portfolio: 'Q' })).toMatchObject({ personIds: ['new1'], bound: ['u1=new1'] })
})

test('a binding under a key that is being replaced is found', () => {
  expect(resolve(known('+1=asha', 'old'), { phone: '+1' })).toMatchObject({ personIds: ['asha'], bound: [] })
})

test('a system notice finds somebody and makes nobody', () => {
  const notice = { ...both, system: true }
  expect(resolve('', notice)).toMatchObject({ personIds: [undefined], newPersons: [], bound: [] })
  expect(resolve('u1=bala', notice)).toMatchObject({ personIds: ['bala'], bound: [] })
})

describe('within one batch', () => {
  test('two messages of a new person make one person', () => {
    expect(resolve('', { phone: '+1' }, both, { userId: 'u1' }, { phone: '+1' })).toMatchObject({
      personIds: ['new1', 'new1', 'new1', 'new1'],
      newPersons: ['new1'],
      bound: ['+1=new1', 'u1=new1'],
    })
  })

  test('somebody without a number takes the first number that comes with the id, not the second', () => {
    expect(resolve('u1=bala', both, { phone: '+2', userId: 'u1' })).toMatchObject({
      personIds: ['bala', 'new1'],
      bound: ['+1=bala', '+2=new1'],
      conflicts: 1,
    })
  })
})

test('only holders of an id that came with another number are asked about', () => {
  const { byKey } = known('+1=asha u1=asha u2=bala u3=chitra')
  const senders = [both, { phone: '+1', userId: 'u2' }, { phone: '+9', userId: 'u3', shared: true }, { userId: 'u3' }]
  expect(holdersInQuestion(senders.map(from), byKey)).toEqual(['bala'])
})
