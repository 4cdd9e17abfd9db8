type Whole =
  | 'yes'
  | 'no'
  | 'greeting'
  | 'thanks'
  | 'help'
  | 'status'
  | 'stop'
  | 'keep'
  | 'language'
  /** An account of CallMissed's own, not a shop's. */
  | 'account'
  /** Understood only while an account's code is asked for, or its day is told. */
  | 'codeAgain'
  | 'otherEmail'
  | 'sooner'
  /** What our own messages invite to write in a business's chat. */
  | 'shared'
type Part =
  /** To make gone. */
  | 'erase'
  /** What may be held of a person. */
  | 'data'
  /** The speaker's own. */
  | 'self'
  /** Not (before or after the verb). */
  | 'not'
  /** It happened, or when will it. */
  | 'past'
  /** Wishes to erase that need no object. */
  | 'eraseWhole'
  | 'keep'
  | 'stop'
  | 'ads'
  | 'back'
  /** Orders, bookings and accounts that are no matter of ours. */
  | 'orders'
  | 'cancel'
  | 'relatives'
  | 'dead'
  | 'ill'
  | 'minor'
  | 'show'
  /** Who of the staff looked at the speaker's case. */
  | 'looked'
  | 'person'
  | 'complain'

/**
 * Phrases by the part they play, separated by commas. A trailing `*` stands for any ending; a phrase of several words
 * matches them side by side. `whole` holds messages that consist of nothing else.
 */
export type Phrases = Record<Part, string> & { whole: Record<Whole, string> }
export type { Part, Whole }
