import { type Member, peopleOf } from '../erasure/member-store.ts'
import type { WayBack } from '../requests/account-contact-store.ts'
import type { Bot } from './bot.ts'

/** Whose address hears of an account's deletion, and how they can have it taken back. */
export interface Told {
  email: string
  wayBack: WayBack
}

/**
 * Who hears that an account is closed, each address once: its owner, its admins and the address that proved it, who can take that back; and the rest
 * of the team, whose sign-in ends and whose profiles go with it. An admin who was switched off hears of every step, so that nobody silences one by
 * switching them off first; but has no way back but through the officer, for they may have left the business long ago.
 */
export async function toldOf(
  { platform, dataMap: map, catalogue }: Pick<Bot, 'platform' | 'dataMap' | 'catalogue'>,
  tenantId: string,
  now: Date,
  proving?: string,
): Promise<Told[]> {
  const people = await peopleOf(platform, { map, catalogue, tenantId, now })
  const all = [
    ...(proving === undefined ? [] : [{ email: proving, wayBack: 'undo' as const }]),
    ...people.map((member) => ({ email: member.email, wayBack: wayBackOf(member) })),
  ]
  const told = new Map<string, Told>()
  for (const wayBack of ['undo', 'officer', 'team'] as const)
    for (const each of all.filter((one) => one.wayBack === wayBack && !told.has(one.email.toLowerCase())))
      told.set(each.email.toLowerCase(), each)
  return [...told.values()]
}

function wayBackOf({ role, isActive }: Member): WayBack {
  if (role === 'other') return 'team'
  return isActive ? 'undo' : 'officer'
}
