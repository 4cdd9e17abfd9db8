import type { Effect } from './effect.ts'

/** What the bot does without a word, whatever a message was about. */
const SILENT: readonly Effect['do'][] = ['release-floor', 'drop-request', 'wake-at', 'set-language']

/** Whether nothing was said or done about a message: on a shared channel it was meant for the business, and is no affair of ours. */
export function isLeftAlone(effects: readonly Effect[]): boolean {
  return effects.every(({ do: what }) => SILENT.includes(what))
}
