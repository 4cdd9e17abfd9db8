type Whole =
  | 'yes'
  | 'no'
  | 'greeting'
  | 'thanks'
  | 'help'
  | 'status'
  | 'stop'
  | 'keep'
  /** "It was not me": our own messages invite whoever did not ask to say so. */
  | 'denied'
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
  /** The speaker stands for another: a nominee, heir, guardian, or whoever says of somebody that they have died, in words said of people alone. */
  | 'standsFor'
  | 'dead'
  | 'ill'
  | 'minor'
  | 'show'
  /** Who of the staff looked at the speaker's case. */
  | 'looked'
  | 'person'
  | 'complain'
/** Parts that a language shares with another, or does without. */
type Extra =
  /** Of the orders, what names another company. */
  | 'platforms'
  /** The work of shops that repair, photograph, teach or keep accounts, and its "data". */
  | 'trade'
  /** The loan word "delete" in the language's spellings: said of data alone, and typed before the code. */
  | 'literal'
  /** Verbs of taking away, which mean an erasure beside "data" only. */
  | 'away'
  /** Literally "data", as it stands next to the verb. */
  | 'ownData'
  /** Words that may stand between "data" and its verb. */
  | 'between'
  /** What makes the "data" before it a ware: a pack, a cable. */
  | 'wares'
  /** "This chat". */
  | 'thisChat'
  /** "Do not" before a verb of erasing, and behind it. */
  | 'before'
  | 'behind'
  /** A no that only coaxes where nothing follows. */
  | 'coaxing'
  /** A verb of erasing that carries its own no. */
  | 'refused'
  /** "Or else": what follows is a threat, not the wish. */
  | 'threat'
  /** Words that stop, cancel or hold back; whether a deletion, says where they stand. */
  | 'stopping'
  /** Of those, what is said of offers alone as well: "band karo". */
  | 'stoppingAny'
  /** An erasing as a thing: "the deletion", "hatana". */
  | 'erasing'
  /** What may stand between an erasing and the word that stops or denies it; no word that bids it be done. */
  | 'linking'
  /** How "delete" and "stop" are bidden: "karo", "kar do". */
  | 'doing'
  /** "Need", "permission": what is said not to be there. */
  | 'need'
  /** "Said", "asked for". */
  | 'bidding'
  /** Who said it: "maine". */
  | 'speaker'
  /** Behind a wish, at the end: "no", "wait", "leave it". */
  | 'retracting'
  /** "It is gone": asks after it without a verb of erasing. */
  | 'gone'
  /** "Do not write to me". */
  | 'noContact'
  /** "My mind has changed". */
  | 'changedMind'
  /** How something stands, asked without a verb of erasing: "what became of it", "when", "not done yet". */
  | 'standing'
  /** What was asked for, as a thing: a request, a case. */
  | 'matter'
  /** Small words that may stand around these, and name nothing of a business's. */
  | 'aroundStanding'
  | 'who'
  | 'happens'
  | 'account'
  /** How anybody is addressed, kin or not. */
  | 'vocative'
  /** What shows a wish where the words could also ask. */
  | 'urgent'
  /** What stands beside a language's name: "in … please". */
  | 'speak'

/**
 * Phrases by the part they play, separated by commas. A trailing `*` stands for any ending; a phrase of several words
 * matches them side by side. `whole` holds messages that consist of nothing else.
 */
export type Phrases = Record<Part, string> &
  Partial<Record<Extra, string>> & {
    whole: Record<Whole, string>
    /** Words that tell this language from all others, in its own letters and in Latin ones. */
    words: string
    /** Latin spellings that mean something else elsewhere, with the letters that do not: "na=না". */
    respelled?: string
  }
export type { Extra, Part, Whole }
