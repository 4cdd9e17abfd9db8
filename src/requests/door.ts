/** Where a proposal is made and decided. One person has a name at each, so that two names must be of one door to be two people. */
export type Door = 'cli' | 'staff'

export function doorOf(actor: string): Door {
  return actor.startsWith('cli:') ? 'cli' : 'staff'
}
