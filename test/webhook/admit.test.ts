import { expect, test } from 'vitest'
import { toBook } from '../../src/db/channels.ts'
import { admit } from '../../src/webhook/admit.ts'
import { testChannel } from './channels.ts'

const own = testChannel(1, 'dedicated', ['callmissed', 'callmissed-former'])
const second = testChannel(2, 'dedicated', ['callmissed'])
const shop = testChannel(3, 'shared', ['shop-app'])
const mixed = testChannel(4, 'dedicated', ['platform-app'])
const mixedShop = testChannel(5, 'shared', ['platform-app'])
const book = toBook([own, second, shop, mixed, mixedShop])

const named = (...channels: { phoneNumberId: string }[]) => channels.map(({ phoneNumberId }) => phoneNumberId)
const nobody = { phoneNumberId: '999' }
const letters = true

test.each([
  ['no known secret signed it', undefined, named(own), 'signature'],
  ['no known secret signed it, and it names nothing', undefined, [], 'signature'],
  ["a shop's secret speaks for the bot's own channel", 'shop-app', named(own), 'foreign-channel'],
  ["the bot's secret speaks for a shop's channel", 'callmissed', named(shop), 'foreign-channel'],
  ['one of two channels is foreign', 'callmissed', named(own, shop), 'foreign-channel'],
  ['a foreign channel stands behind an unknown one', 'callmissed', named(nobody, shop), 'foreign-channel'],
  ['a former secret speaks for a channel that never had it', 'callmissed-former', named(own, second), 'foreign-channel'],
] as const)('refused: %s', (_why, secret, names, because) => {
  expect(admit(book, secret, names)).toEqual({ as: 'refused', because })
})

test.each([
  ['its own channel', 'callmissed', named(own), [own], letters],
  ['its own channel, signed with the secret being replaced', 'callmissed-former', named(own), [own], letters],
  ['two channels that both own the secret', 'callmissed', named(own, second), [own, second], letters],
  ['its own channel beside one that nobody here knows', 'callmissed', named(own, nobody), [own], letters],
  ['only a channel that nobody here knows', 'callmissed', named(nobody), [], letters],
  ['no channel at all', 'callmissed', [], [], letters],
  ["a shop's own channel", 'shop-app', named(shop), [shop], !letters],
  ["no channel at all, signed by a shop's app", 'shop-app', [], [], !letters],
  ['no channel at all, signed by an app of both kinds', 'platform-app', [], [], !letters],
  ['channels of both kinds with the same app', 'platform-app', named(mixed, mixedShop), [mixed, mixedShop], !letters],
] as const)('admitted: %s', (_what, secret, names, channels, keepsLetters) => {
  const admission = admit(book, secret, names)
  expect(admission).toEqual({
    as: 'admitted',
    channels: new Map(channels.map((channel) => [channel.phoneNumberId, channel])),
    keepsLetters,
  })
})
