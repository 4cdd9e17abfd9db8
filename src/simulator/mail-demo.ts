import type { Clock } from '../runtime/clock.ts'

/** What the demo's mailbox works with. */
export interface MailDemo {
  /** Where mails land that nobody sends; undefined: they go to a mail server. */
  folder: string | undefined
  intake: { url: string; token: string; authservId: string }
  clock: Clock
}
