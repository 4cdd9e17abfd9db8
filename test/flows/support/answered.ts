import type { Effect } from '../../../src/flows/effect.ts'

/** What the person hears of: words, or something asked for whose answer is words. All else happens behind the chat. */
const isHeardOf = {
  say: true,
  'look-up': true,
  preview: true,
  'list-businesses': true,
  'confirm-request': true,
  'undo-request': true,
  'ask-for-code': true,
  'try-code': true,
  'list-accounts': true,
  'preview-account': true,
  'check-account': true,
  'confirm-account': true,
  'hurry-request': true,
  'open-case': true,
  'tell-status': true,
  'tell-looks': true,
  'await-confirmation': false,
  'drop-request': false,
  'look-up-members': false,
  'mail-code': false,
  'stop-ads': false,
  'note-reply': false,
  'hold-floor': false,
  'release-floor': false,
  'wake-at': false,
  'set-language': false,
  'bind-phone': false,
  'deny-forward': false,
} as const satisfies Record<Effect['do'], boolean>

/** Whether a message has an answer; in a business's chat that may be that the business has its chat back. */
export function isAnswered(effects: readonly Effect[], where: 'dedicated' | 'shared'): boolean {
  return effects.some(({ do: what }) => isHeardOf[what] || (where === 'shared' && what === 'release-floor'))
}
