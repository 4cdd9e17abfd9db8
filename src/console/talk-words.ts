import type { StateName } from '../flows/conversation.ts'

/** Where a conversation stands, in words: every state of the chart has its sentence. */
const talkWords: Readonly<Record<string, string>> = {
  idle: 'Nothing is in talk here now.',
  opening: 'The bot is looking up what it may offer.',
  openingAccount: 'The bot is looking up what it may offer.',
  choosingScope: 'The person is asked what they want.',
  choosingBusiness: 'The person is asked which business it is about.',
  choosingWhose: 'The person is asked whose data it is about.',
  choosingAccount: 'The person is asked which account it is about.',
  choosingOpen: 'The person is asked which of their requests it is about.',
  askingNumber: 'The person is asked to show their number.',
  confirmingOwnership: 'The person is asked whether it is their own number.',
  askingEmail: 'The person is asked for the e-mail address of the account.',
  sendingCode: 'A code is on its way to the address that the person typed.',
  provingEmail: 'The person is asked for the code from their mailbox.',
  listing: 'The bot is looking up the businesses.',
  counting: 'The bot is counting what it holds, for the review.',
  countingAccount: 'The bot is counting what it holds, for the review.',
  checkingAccount: 'The bot is looking whether the account is still theirs.',
  reviewing: 'The person is asked for their last word: nothing happens before it.',
  confirming: 'The person has said yes, and it is being entered.',
  scheduled: 'The person has confirmed, and can still take it back.',
  confirmingUndo: 'The person is asked whether to keep the data after all.',
  confirmingSooner: 'The person is asked whether it is to be sooner.',
  undoing: 'It is being taken back.',
  erasing: 'The erasure is at work.',
  done: 'The person has been told how it ended.',
} satisfies Record<StateName, string>

export const talkWord = (state: string): string => talkWords[state] ?? `The conversation is at “${state}”.`
