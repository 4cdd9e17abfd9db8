import { transition } from 'xstate'
import { concernsUs } from './concerns-us.ts'
import type { Context } from './context.ts'
import { isShared, newContext } from './context.ts'
import type { Group, StateName } from './conversation.ts'
import { conversation, groupOf, stateOf } from './conversation.ts'
import type { ConversationEvent } from './conversation-event.ts'
import { dueAt } from './due.ts'
import type { Effect } from './effect.ts'
import { hear } from './hear.ts'
import type { ChartEvent } from './heard.ts'
import { detectLanguage, languagesIn, scriptOf } from './intent.ts'
import { normalise } from './intents/normalise.ts'
import { isCommandIn, isSaidInAll } from './intents/vocabulary.ts'
import type { Language } from './language.ts'
import type { ConversationStart, PersonInput, Said } from './person-input.ts'
import type { StoredSnapshot } from './snapshot.ts'
import { readSnapshot, writeSnapshot } from './snapshot.ts'
import { stopAds } from './steps.ts'

export interface Advanced {
  stored: StoredSnapshot
  /** In the order in which the shell does them. */
  effects: Effect[]
  /** Name of the state now, for the store's index and for staff. */
  state: StateName
  /** What happened to the snapshot; an unreadable one starts anew and is worth an alarm. */
  snapshot: 'read' | 'new' | 'unreadable'
}

const waitsForThePlatform: readonly StateName[] = [
  'opening',
  'listing',
  'counting',
  'sendingCode',
  'openingAccount',
  'countingAccount',
  'checkingAccount',
]
/** A shorter English message is no evidence that the person left another language. */
const ENGLISH_WORDS_MIN = 4
/** Whose single words are meant, where several languages have them. */
const COMMANDS_OF: readonly Language[] = ['en', 'hi', 'mr']
const notUnderstood: readonly ChartEvent['type'][] = ['said.none', 'sent.media', 'sent.unreadable']

/**
 * One event in, the next snapshot and the wanted effects out. Pure: the clock and all randomness come in the event.
 * `start` is what is known of channel and person now; it replaces what the snapshot remembered of them.
 */
export function advance(stored: StoredSnapshot | undefined, start: ConversationStart, event: ConversationEvent): Advanced {
  const read = stored === undefined ? undefined : readSnapshot(stored)
  const known = read?.is === 'read' ? read : { value: 'idle' as const, context: newContext(start) }
  if (read?.is === 'unreadable') {
    // Whatever was held is let go, unless what is said now holds it again.
    known.context = { ...known.context, holdsFloor: isShared(known.context) }
    if (isOfLostQuestion(event)) return { ...askedInVain(known.context, event), snapshot: 'unreadable' }
  }
  const { channel, lastFour, inDoubt = false } = start
  const { request } = known.context
  const before: Context = {
    ...known.context,
    start: { channel, lastFour },
    request: inDoubt && request ? { ...request, business: null } : request,
  }
  const { context, effects: heard, chartEvent } = listen(before, event, groupOf(known.value))
  const wasRead = stored === undefined ? 'new' : read?.is === 'read' ? 'read' : 'unreadable'
  // A review that cannot be read any more is confirmed by nobody: its request would wait for ever.
  const first: Effect[] = wasRead === 'unreadable' ? [{ do: 'drop-request', as: 'expired' }, ...heard] : heard
  if (chartEvent === null) return { ...unheard(known.value, context, first), snapshot: wasRead }
  const value = { [groupOf(known.value)]: known.value }
  const snapshot = conversation.resolveState({ value, context })
  const [next, actions] = transition(conversation, snapshot, chartEvent)
  const state = stateOf(next.value)
  // The chart has the one named action; its parameter is the effect.
  const wanted = actions.map((action) => action.params as unknown as Effect)
  const after = attend(next.context, state, event, wanted)
  return {
    stored: writeSnapshot(state, after.context),
    effects: [...first, ...after.effects],
    state,
    snapshot: wasRead,
  }
}

/** Word that only a question waited for, and that question cannot be read any more. */
const ofAQuestion: readonly ConversationEvent['type'][] = [
  'clock.due',
  'facts.ready',
  'facts.failed',
  'preview.ready',
  'preview.failed',
  'preview.refused',
  'businesses.ready',
  'code.underway',
  'code.refused',
  'members.ready',
  'accounts.ready',
  'account-preview.ready',
  'account.checked',
]
const isOfLostQuestion = ({ type }: ConversationEvent) => ofAQuestion.includes(type)

/** The wish ends unconfirmed, and whoever waits for an answer hears how things stand. */
function askedInVain(context: Context, event: ConversationEvent): Omit<Advanced, 'snapshot'> {
  const after = attend(context, 'idle', event, [{ do: 'drop-request', as: 'expired' }, { do: 'tell-status' }])
  return { stored: writeSnapshot('idle', after.context), effects: after.effects, state: 'idle' }
}

/** What a message tells beside its meaning: when the person was there, in which language, and whether it was understood. */
function listen(
  context: Context,
  event: ConversationEvent,
  group: Group,
): { context: Context; effects: Effect[]; chartEvent: ChartEvent | null } {
  if (event.type !== 'person.message') return { context, effects: [], chartEvent: event }
  const { input } = event
  if (isShared(context) && group !== 'unconfirmed' && (input.foreign || !concernsUs(input.content, input.own)))
    return { context, effects: [], chartEvent: null }
  const chartEvent = hear(input, context)
  const misunderstandings = notUnderstood.includes(chartEvent.type) ? context.misunderstandings : 0
  const language = languageOf(context, input)
  const effects: Effect[] = language === context.language ? [] : [{ do: 'set-language', language }]
  // "Do not delete it, just stop the ads": whatever the no means here, offers stop.
  if (chartEvent.type === 'said.negated' && chartEvent.ads)
    effects.push(...(stopAds(context, group === 'confirmed' || context.request !== null).do ?? []))
  const heard = {
    heardAt: heardAt(context, input),
    writesTitles: writesTitles(context, input, chartEvent),
    misunderstandings,
    language,
  }
  return { context: { ...context, ...heard }, effects, chartEvent }
}

/** Until something is tapped, every question is put with what can be typed. */
function writesTitles(context: Context, { content }: PersonInput, heard: ChartEvent): boolean {
  if (content.type === 'button' || content.type === 'list-row') return false
  return context.writesTitles || ('writesTitles' in heard && heard.writesTitles === true)
}

/** By Meta's time, from which WhatsApp's day runs, however late the message is handled; a clock of theirs that is ahead makes no day longer. */
function heardAt(context: Context, { sentAt, now }: PersonInput): number {
  return Math.max(context.heardAt, Math.min(sentAt, now))
}

/** Who was asked by template before anything was said here is answered in its language. */
function languageOf(context: Context, { content, link, invitation }: PersonInput): Language {
  const words = wordsIn(content)
  if (words !== null) return spoken(context, words, link?.language)
  return context.heardAt === 0 && invitation ? invitation.language : context.language
}

function wordsIn(content: Said): string | null {
  if (content.type === 'text') return content.body
  return content.type === 'spoken' ? content.words : null
}

/** Nothing was said to us: no answer, and the floor goes back where nothing waits for a message of ours. */
function unheard(state: StateName, context: Context, first: readonly Effect[]): Omit<Advanced, 'snapshot'> {
  const holdsFloor = holdsTheFloor(context, state)
  const effects: Effect[] = [...first, ...(context.holdsFloor && !holdsFloor ? [{ do: 'release-floor' } as const] : [])]
  return { stored: writeSnapshot(state, { ...context, holdsFloor }), effects, state }
}

/** From the wish until message 3 is said; then the chat is the business's again. */
function holdsTheFloor(context: Context, state: StateName): boolean {
  return isShared(context) && (groupOf(state) === 'unconfirmed' || state === 'confirming')
}

function spoken(context: Context, text: string, linked?: Language): Language {
  if (context.languageChosen) return context.language
  // One word is no language: "undo" is said in English, whatever it means in Malayalam.
  if (isCommandIn(context.language, normalise(text))) return context.language
  // Nor is "haan" or "theek hai", once anything else was said; in letters of its own it is.
  if (context.heardAt > 0 && scriptOf(text) === undefined && isSaidInAll(normalise(text))) return context.language
  const shown = detectLanguage(text)
  const detected = shown && (COMMANDS_OF.find((language) => isCommandIn(language, normalise(text))) ?? shown)
  // "Yes please" and "my number" are said in every language.
  if (detected === 'en' && context.language !== 'en' && text.trim().split(/\s+/).length < ENGLISH_WORDS_MIN)
    return context.language
  if (detected !== undefined) return detected
  if (linked !== undefined) return linked
  const script = scriptOf(text)
  if (script === undefined || languagesIn(script).includes(context.language)) return context.language
  return languagesIn(script)[0] ?? context.language
}

/** After the step: the floor of a shared channel is held while something is open, and the next wake-up is set where it moved. */
function attend(
  context: Context,
  state: StateName,
  event: ConversationEvent,
  wanted: Effect[],
): { context: Context; effects: Effect[] } {
  const group = groupOf(state)
  const holdsFloor = holdsTheFloor(context, state)
  const wakeAt = dueAt(context, group === 'unconfirmed' ? awaited(state, event) : 'for-nobody')
  const released = wanted.some(({ do: what }) => what === 'release-floor')
  const effects: Effect[] = [
    ...(holdsFloor && !context.holdsFloor ? [{ do: 'hold-floor' } as const] : []),
    ...wanted,
    ...(context.holdsFloor && !holdsFloor && !released ? [{ do: 'release-floor' } as const] : []),
    // A wake-up that came is used up, so it is set again even where its time did not move.
    ...(wakeAt !== context.wakeAt || (usesUp.includes(event.type) && wakeAt !== null)
      ? [{ do: 'wake-at', at: wakeAt } as const]
      : []),
  ]
  return { context: { ...context, holdsFloor, wakeAt }, effects }
}

const usesUp: readonly ConversationEvent['type'][] = ['clock.due', 'turn.failed']

/** What failed each time is not tried again: only the end of what was asked still comes. */
function awaited(state: StateName, event: ConversationEvent): Parameters<typeof dueAt>[1] {
  if (event.type === 'turn.failed') return 'for-its-end'
  return waitsForThePlatform.includes(state) ? 'for-the-platform' : 'for-the-person'
}
