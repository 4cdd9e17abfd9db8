import type { Bot } from '../jobs/bot.ts'
import { doorOf } from './door.ts'
import { type SignInService, signInService } from './oidc.ts'

/** Where the sign-in service sends people back, below /console. */
export const CALLBACK = '/sign-in/callback'

/** The sign-in service, made when it is first needed; undefined while the door is another one. */
export function serviceOf(bot: Bot): () => SignInService | undefined {
  let made: SignInService | undefined
  return () => {
    const door = doorOf(bot.config)
    if (door.is !== 'oidc') return undefined
    made ??= signInService(door.oidc, bot.keys, `${bot.config.publicUrl}/console${CALLBACK}`)
    return made
  }
}
