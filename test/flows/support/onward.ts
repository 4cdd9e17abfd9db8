import type { StateName } from '../../../src/flows/conversation.ts'
import type { ConversationEvent, Facts } from '../../../src/flows/conversation-event.ts'
import type { PersonInput, Said } from '../../../src/flows/person-input.ts'
import { drawn } from './offered.ts'
import { accountPreview, accountTimes, facts, member, owner, preview, type Talk, times } from './talk.ts'

/** One thing that happens to a conversation. */
export type Move = { said: Said; how?: Partial<PersonInput> } | { world: ConversationEvent }

const text = (body: string): Move => ({ said: { type: 'text', body } })
export const OWN_CARD: Said = { type: 'contacts', contacts: [{ origin: 'contact_request', phones: ['+917000004821'] }] }
export const outcome = { counts: [], kept: [], mentions: 0, backupsUntil: '2026-12-28', proofUrl: 'https://example.org' }

const tap = (chat: Talk, choice: string, how: Partial<PersonInput> = {}): Move => ({
  said: { type: 'button', id: `${chat.promptId()}:${choice}`, title: 'x' },
  how,
})
const at = (chat: Talk) => ({ now: chat.now.at, fresh: chat.fresh() })
export const knows = (chat: Talk, more: Partial<Facts> = {}): Move => ({
  world: { type: 'facts.ready', ...at(chat), facts: { ...facts, ...more }, kept: [] },
})
/** A count of what is asked, or of something that was asked before. */
export const counted = (chat: Talk, isOther = false): Move => {
  const { scope, wish } = chat.context()
  const asked = scope ?? ({ kind: 'number' } as const)
  const other = asked.kind === 'number' ? { kind: 'business' as const, tenantId: 't9' } : { kind: 'number' as const }
  const purpose = wish === 'show' ? 'show' : 'review'
  return { world: { type: 'preview.ready', ...at(chat), scope: isOther ? other : asked, purpose, preview } }
}
const rooms = [
  { tenantId: 't1', name: 'Asha Sweets' },
  { tenantId: 't2', name: 'City Clinic' },
]

/** What brings a conversation on from where it is: the wish, the tap or the word that is waited for there. */
export const onward: Record<StateName, (chat: Talk, wish: 'data' | 'account' | 'one-of-two') => Move[]> = {
  idle: (_, wish) => [text(wish === 'data' ? 'delete my data' : 'my CallMissed account')],
  done: (_, wish) => [text(wish === 'data' ? 'delete my data' : 'my CallMissed account')],
  askingNumber: () => [{ said: OWN_CARD }],
  opening: (chat) => [knows(chat)],
  choosingScope: (chat) => {
    const offers = drawn(chat.context())
    return [tap(chat, ['delete', 'business', 'show'].find((each) => offers.includes(each)) ?? 'delete')]
  },
  listing: (chat) => [{ world: { type: 'businesses.ready', ...at(chat), businesses: rooms } }],
  choosingBusiness: (chat) => [tap(chat, 'pick.1')],
  choosingWhose: (chat) => [tap(chat, 'own')],
  confirmingOwnership: (chat) => [tap(chat, 'mine')],
  counting: (chat) => [counted(chat)],
  reviewing: (chat) => [tap(chat, 'confirm')],
  askingEmail: () => [text('asha@sweets.example')],
  sendingCode: (chat) => [
    { world: { type: 'code.underway', ...at(chat) } },
    { world: { type: 'members.ready', now: chat.now.at, members: [{ memberId: 'm1', email: 'asha@sweets.example' }] } },
  ],
  provingEmail: (chat) => [text('123456'), { world: { type: 'code.right', now: chat.now.at } }],
  openingAccount: (chat, wish) => [
    { world: { type: 'accounts.ready', ...at(chat), accounts: wish === 'one-of-two' ? [owner, member] : [owner] } },
  ],
  choosingAccount: (chat) => [tap(chat, 'pick.1')],
  countingAccount: (chat) => [{ world: { type: 'account-preview.ready', ...at(chat), preview: accountPreview } }],
  checkingAccount: (chat) => [{ world: { type: 'account.checked', now: chat.now.at, holds: true } }],
  confirming: (chat) => [
    { world: { type: 'request.scheduled', ...at(chat), ...(chat.context().account === null ? times : accountTimes) } },
  ],
  scheduled: (chat) => [tap(chat, 'keep')],
  choosingOpen: (chat) => [tap(chat, 'pick.0')],
  confirmingUndo: (chat) => [tap(chat, 'keep-yes')],
  undoing: (chat) => [{ world: { type: 'undo.done', now: chat.now.at } }],
  confirmingSooner: (chat) => [tap(chat, 'sooner-yes')],
  erasing: (chat) => [
    {
      world: {
        type: 'erasure.finished',
        now: chat.now.at,
        reference: chat.context().request?.reference ?? times.reference,
        kind: chat.context().request?.kind ?? 'data',
        partial: false,
        outcome,
      },
    },
  ],
}
