/** Reasons of our own in `outbox_message.error_code`; Meta's codes are never negative. */
export const OUTCOME_UNKNOWN = -1
export const NO_ADDRESS = -2
export const UNREACHABLE = -3
export const NOT_META = -4
export const EXPIRED = -5
export const TEMPLATE_UNAVAILABLE = -6
export const CHANNEL_GONE = -7
export const WRONG_SECRET = -8
export const NO_ACCESS = -9
export const LASTING = -10

/** For support: what our own code means and what to do. Undefined for Meta's. */
export function explainOwnCode(code: number): { meaning: string; whatToDo: string } | undefined {
  return meanings[code]
}

const meanings: Readonly<Record<number, { meaning: string; whatToDo: string }>> = {
  [OUTCOME_UNKNOWN]: {
    meaning: 'Sent twice at most, and Meta never said what became of it',
    whatToDo: 'Ask the person whether it arrived.',
  },
  [NO_ADDRESS]: {
    meaning: 'No address of the person is left for this channel',
    whatToDo: 'Nothing: the address was erased, or it never had one here.',
  },
  [UNREACHABLE]: { meaning: 'Meta could not be reached', whatToDo: 'Check this server’s way to GRAPH_API_BASE_URL.' },
  [NOT_META]: {
    meaning: 'The answer was not Meta’s',
    whatToDo: 'Check GRAPH_API_BASE_URL and whatever stands between this server and Meta.',
  },
  [TEMPLATE_UNAVAILABLE]: {
    meaning: 'The 24 hours are over and the template for it is missing, paused or rejected',
    whatToDo: 'Run `npm run cli -- templates sync`; the message waits until the template is approved or the person writes.',
  },
  [CHANNEL_GONE]: {
    meaning: 'The business’s account was erased, and this chat with it',
    whatToDo: 'Nothing in this chat: who writes to the dedicated number is answered there.',
  },
  [WRONG_SECRET]: {
    meaning: 'Meta refuses the proof that the channel’s app secret makes',
    whatToDo:
      'Give the app’s current secret, first of all, with `npm run cli -- channel add` (for the channel of the settings in WHATSAPP_APP_SECRET, and start anew), then `channel resume`.',
  },
  [NO_ACCESS]: {
    meaning: 'The channel’s token has no access to its number',
    whatToDo:
      'Give the token this number’s account in Business settings, or give one that has it with `npm run cli -- channel add`, then `channel resume`.',
  },
  [LASTING]: {
    meaning: 'Meta refuses it again and again as if it would pass',
    whatToDo: 'Nothing: it is tried for two days, and what was said later goes before it. The log has Meta’s code.',
  },
  [EXPIRED]: { meaning: 'The message expired before it could be sent', whatToDo: 'Tell the person another way.' },
}
