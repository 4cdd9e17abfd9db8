import { peopleOf } from '../erasure/member-store.ts'
import type { Bot } from './bot.ts'

/**
 * Who hears that an account is closed, each address once: its owner, its admins and the address that proved it, who can take that back; and the rest
 * of the team, whose sign-in ends and whose profiles go with it.
 */
export async function toldOf(
  { platform, dataMap: map, catalogue }: Pick<Bot, 'platform' | 'dataMap' | 'catalogue'>,
  tenantId: string,
  now: Date,
  proving?: string,
): Promise<{ tell: string[]; team: string[] }> {
  const people = await peopleOf(platform, { map, catalogue, tenantId, now })
  const tell = new Set(proving === undefined ? [] : [proving])
  for (const { role, email } of people) if (role !== 'other') tell.add(email)
  const lower = new Set([...tell].map((email) => email.toLowerCase()))
  const others = people.filter(({ email }) => !lower.has(email.toLowerCase()))
  return { tell: [...tell], team: [...new Set(others.map(({ email }) => email))] }
}
