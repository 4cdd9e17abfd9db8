import type { ConversationEvent } from '../flows/conversation-event.ts'
import type { Membership } from '../flows/question.ts'
import type { SubjectIdentifiers } from '../subject/subject.ts'

/** An account or profile that is still this person's, with what its request needs. */
export interface CheckedAccount {
  account: Membership
  subject: SubjectIdentifiers
  /** Addresses of whoever can take it back, and of the rest of the team. */
  tell: string[]
  team: string[]
}

/** What came of a question to the platform. */
export interface Answered {
  say: ConversationEvent
  /** The businesses that hold something, when the answer knows them. */
  tenantIds?: string[]
  /** A count was made: three a day are. */
  counted?: boolean
  /** An account that is still the person's: what its request needs. */
  account?: CheckedAccount
}
