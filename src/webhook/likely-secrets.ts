import type { Channel, ChannelBook } from '../db/channels.ts'

const NAME = '"phone_number_id"'
const NAME_VALUE = /^\s*:\s*"(\d{1,32})"/
const ENTRY_ID = /"id"\s*:\s*"(\d{1,32})"/
/** Meta names the channel near the beginning, once per change. */
const NAMES_LOOKED_AT_MAX = 8
const HEAD_BYTES = 512
const VALUE_BYTES = 64

/**
 * The few secrets that can have signed a body by what its bytes seem to name, known before it is parsed: those of the first channel, else of a
 * business account of ours, else CallMissed's own. Only a guess at where to begin: one secret must sign for everything a body names, so the first is enough.
 */
export function likelySecrets(book: ChannelBook, raw: Buffer): readonly string[] {
  const channel = channelNamed(book, raw) ?? channelOfAccount(book, raw)
  return channel ? channel.appSecrets : [...book.dedicatedSecrets]
}

function channelNamed(book: ChannelBook, raw: Buffer): Channel | undefined {
  let at = raw.indexOf(NAME)
  for (let looked = 0; at !== -1 && looked < NAMES_LOOKED_AT_MAX; looked += 1) {
    const from = at + NAME.length
    const phoneNumberId = NAME_VALUE.exec(raw.toString('latin1', from, from + VALUE_BYTES))?.[1]
    const channel = phoneNumberId === undefined ? undefined : book.byPhoneNumberId.get(phoneNumberId)
    if (channel) return channel
    at = raw.indexOf(NAME, from)
  }
  return undefined
}

function channelOfAccount(book: ChannelBook, raw: Buffer): Channel | undefined {
  const wabaId = ENTRY_ID.exec(raw.toString('latin1', 0, HEAD_BYTES))?.[1]
  return wabaId === undefined ? undefined : book.channels.find((channel) => channel.wabaId === wabaId)
}
