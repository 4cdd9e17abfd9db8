import type { Heard, Told } from '../../../src/flows/heard.ts'
import type { Invitation } from '../../../src/flows/person-input.ts'
import { T0 } from './talk.ts'

export const fresh = { promptId: 'p', code: '123' }
export const told = { now: T0, sentAt: T0, genuine: true, fresh } satisfies Told

type More<T extends Heard['type']> = Omit<Extract<Heard, { type: T }>, keyof Told | 'type'> & Partial<Told>
const plain = [{}]
const awaited = [{}, { awaitsTap: true }] as const
const invitation: Invitation = { forwardId: 'f1', tenantId: 't1', business: 'Asha Sweets', language: 'en', says: 'open' }
const denial = { ...invitation, says: 'deny' as const }

/** Every kind of message, and of each kind what the chart tells apart. */
const kinds = {
  'tapped.delete': plain,
  'tapped.linked': plain,
  'tapped.stop-ads': plain,
  'tapped.more': plain,
  'tapped.business': plain,
  'tapped.show': plain,
  'tapped.account': plain,
  'tapped.rest': plain,
  'tapped.somebody-else': plain,
  'tapped.person': plain,
  'tapped.language': plain,
  'tapped.not-listed': plain,
  'tapped.own': plain,
  'tapped.dead': plain,
  'tapped.ill': plain,
  'tapped.minor': plain,
  'tapped.other': plain,
  'tapped.mine': plain,
  'tapped.not-mine': plain,
  'tapped.confirm': plain,
  'tapped.decline': plain,
  'tapped.keep': plain,
  'tapped.keep-yes': plain,
  'tapped.keep-no': plain,
  'tapped.code-again': plain,
  'tapped.other-email': plain,
  'tapped.sooner': plain,
  'tapped.sooner-yes': plain,
  'tapped.sooner-no': plain,
  'tapped.other-account': plain,
  'tapped.case': [{}, { who: 'dead' }, { who: 'other' }],
  'tapped.pick': [{ index: 0 }, { index: 7 }],
  'tapped.speak': [{ language: 'hi' }],
  'tapped.languages': [{ page: 1 }],
  'tapped.invited': [{ invitation }, { invitation: { ...invitation, tenantId: 't2', business: 'City Clinic' } }],
  'tapped.denied': [{ invitation: denial }, { invitation: { ...denial, answered: 'CM-1' } }],
  'tapped.stale': [
    { why: 'stale', undo: null },
    { why: 'forwarded', undo: null },
    { why: 'wrong-codes', undo: null },
    { why: 'stale', undo: 'wanted' },
    { why: 'forwarded', undo: 'wanted' },
    { why: 'stale', undo: 'declined' },
    { why: 'stale', undo: 'wanted', about: 'CM-9' },
  ],
  'said.stop-ads': [{}, { unclear: true }],
  'said.status': plain,
  'said.help': plain,
  'said.person': plain,
  'said.complain': plain,
  'said.who-looked': plain,
  'said.show': plain,
  'said.account': plain,
  'said.get-back': plain,
  'said.elsewhere': plain,
  'said.negated': [{}, { ads: true }],
  'said.yes': awaited,
  'said.no': awaited,
  'said.greeting': plain,
  'said.thanks': plain,
  'said.none': awaited,
  'said.aloud': awaited,
  'said.keep': [{ how: 'plain' }, { how: 'plain', data: true }, { how: 'stop' }, { how: 'within', data: true }],
  'said.delete': [{ typed: null }, { typed: '5555' }, { typed: null, linked: 't1' }, { typed: null, answers: true }],
  'said.language': [{ language: null }, { language: 'hi' }],
  'said.somebody-else': [{ who: null }, { who: 'dead' }],
  'said.wrong-code': plain,
  'said.email': [{ email: 'asha@sweets.example' }],
  'said.email-code': [{ code: '123456' }],
  'said.code-shape': plain,
  'said.to-staff': [{ reference: 'CM-2' }],
  'sent.number': [{ phone: '+917000004821' }],
  'sent.media': [{ voice: null }, { voice: 'off' }, { voice: 'long' }, { voice: 'many' }, { voice: 'unclear' }],
  'sent.unreadable': plain,
  'sent.edited': plain,
  'sent.revoked': plain,
  'sent.reaction': [{ elsewhere: false }, { elsewhere: true }, { elsewhere: false, awaitsTap: true }],
  'sent.welcome': plain,
} as const satisfies { [T in Heard['type']]: readonly More<T>[] }

export const everyHeard: readonly Heard[] = Object.entries(kinds).flatMap(([type, each]) =>
  // The record says by its type that each of these is one of them.
  each.map((more) => ({ ...told, ...more, type }) as unknown as Heard),
)
