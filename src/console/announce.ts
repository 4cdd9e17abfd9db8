import { addStaffLink } from '../db/staff-links.ts'
import type { Bot } from '../jobs/bot.ts'
import { doorOf } from './door.ts'

/** What the start says of the console: where it is, a one-time link into it, or why it is off. */
export async function announceConsole({ config, db, clock }: Pick<Bot, 'config' | 'db' | 'clock'>): Promise<string> {
  const door = doorOf(config)
  switch (door.is) {
    case 'oidc':
      return `${config.publicUrl}/console`
    case 'link':
      return addStaffLink(db, config.publicUrl, clock.now())
    case 'off':
      return `off: ${door.because}`
  }
}
