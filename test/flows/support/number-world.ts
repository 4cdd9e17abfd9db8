import type { StatusReport } from '../../../src/flows/conversation-event.ts'
import type { ChartEvent } from '../../../src/flows/heard.ts'
import { fresh } from './heard-kinds.ts'
import { facts, preview, T0 } from './talk.ts'

const times = { reference: 'CM-1', eraseAt: T0, deadlineAt: T0 }
const report = (is: Exclude<StatusReport['is'], 'none'>): StatusReport => ({ is, kept: [], finishedAt: null, ...times })
const number = { kind: 'number' } as const
export const business = { kind: 'business', tenantId: 't1' } as const
const objected = { reference: 'CM-1', business: 'One', ground: 'unpaid-dues' } as const
const outcome = { counts: [], kept: [], mentions: 0, backupsUntil: '2026-12-28', proofUrl: 'https://example.org' }
/** What the world tells a conversation about data, beside what only an account has. */
export const numberWorld: readonly ChartEvent[] = [
  { type: 'facts.ready', now: T0, facts, kept: [], fresh },
  { type: 'facts.ready', now: T0, facts: { ...facts, suspect: true }, kept: [], fresh },
  { type: 'facts.ready', now: T0, facts: { ...facts, held: false }, kept: [], fresh },
  { type: 'facts.ready', now: T0, facts, kept: [], linked: { tenantId: 't1', name: 'One' }, fresh },
  { type: 'facts.ready', now: T0, facts: { ...facts, suspect: true }, kept: [], linked: { tenantId: 't1', name: 'One' }, fresh },
  { type: 'facts.failed', now: T0, away: false, fresh },
  ...[number, business].flatMap((scope): ChartEvent[] => [
    { type: 'preview.ready', now: T0, scope, purpose: 'review', preview, fresh },
    { type: 'preview.ready', now: T0, scope, purpose: 'show', preview, fresh },
    { type: 'preview.refused', now: T0, scope, purpose: 'review', eraseAt: T0, fresh },
  ]),
  { type: 'preview.failed', now: T0, away: false, fresh },
  { type: 'businesses.ready', now: T0, businesses: [{ tenantId: 't1', name: 'One' }], fresh },
  { type: 'businesses.ready', now: T0, businesses: [], fresh },
  { type: 'request.scheduled', now: T0, fresh, ...times },
  { type: 'request.exists', now: T0, fresh, ...times },
  { type: 'undo.done', now: T0 },
  { type: 'undo.late', now: T0, status: report('running') },
  { type: 'status.ready', now: T0, status: report('scheduled'), fresh },
  { type: 'status.ready', now: T0, status: report('completed'), fresh },
  { type: 'status.ready', now: T0, status: { is: 'none' }, fresh },
  { type: 'erasure.started', now: T0 },
  { type: 'erasure.finished', now: T0, reference: 'CM-1', partial: false, outcome },
  { type: 'erasure.refused', now: T0, reference: 'CM-1', reason: 'other', boardFrom: null },
  { type: 'case.answered', now: T0, reference: 'CM-2', text: 'We looked.', closed: true, boardFrom: null },
  { type: 'erasure.held', now: T0, reference: 'CM-1', reason: 'law-asks', until: T0, boardFrom: null },
  { type: 'erasure.cancelled', now: T0, reference: 'CM-1', reason: 'other', boardFrom: null },
  { type: 'erasure.entered', now: T0, fresh, ...times },
  { type: 'erasure.entered-over', now: T0, reference: times.reference, how: 'kept' },
  { type: 'erasure.extended', now: T0, reason: 'asked-by-the-person', boardFrom: null, fresh, ...times },
  { type: 'request.elsewhere', now: T0, since: T0, back: true },
  { type: 'erasure.delayed', now: T0, reference: 'CM-1', deadlineAt: T0 },
  { type: 'erasure.late', now: T0, reference: 'CM-1', deadlineAt: T0 },
  { type: 'erasure.near', now: T0, reference: 'CM-1' },
  { type: 'erasure.unproven', now: T0, reference: 'CM-1' },
  { type: 'erasure.objected', now: T0, decideBy: T0, ...objected },
  { type: 'erasure.objection-decided', now: T0, eraseAt: T0, ...objected },
  { type: 'erasure.objection-decided', now: T0, eraseAt: null, ...objected },
  { type: 'case.opened', now: T0, reference: 'CM-2', answerBy: T0 },
  { type: 'staff.replied', now: T0, reference: 'CM-1', text: 'A word' },
  { type: 'looks.ready', now: T0, looks: [] },
  { type: 'identity.changed', now: T0 },
  { type: 'clock.due', now: T0 + 2 * 3600_000, fresh },
  { type: 'clock.due', now: T0 + 24 * 3600_000, fresh },
  { type: 'turn.failed', now: T0, fresh },
]
