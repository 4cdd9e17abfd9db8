import { addStaffLink } from '../db/staff-links.ts'
import type { Opened } from './open.ts'
import { print } from './print.ts'
import { Sentence } from './sentence.ts'

/** `console link`: another way into the console, for whoever has signed out or come too late. Never in production. */
export async function consoleLink({ config, db, now }: Opened, json: boolean): Promise<void> {
  if (config.mode === 'production' || config.oidc !== undefined)
    throw new Sentence('Staff sign in with their work account here (OIDC_ISSUER): links are for trying out.')
  const link = await addStaffLink(db, config.publicUrl, now)
  print(json, { link }, () => [link])
}
