/** What codes of the bot's tables mean, for staff. A code without words is shown as it is: it says more than a guess. */
export const stateWords: Readonly<Record<string, string>> = {
  awaiting_confirmation: 'Waits for the person’s yes',
  scheduled: 'Scheduled',
  running: 'Erasing now',
  completed: 'Erased',
  partial: 'Erased in part',
  on_hold: 'On hold',
  parked: 'Waits for staff',
  cancelled: 'Cancelled',
  expired: 'Never confirmed',
  refused: 'Refused',
}

const tones: Readonly<Record<string, 'good' | 'warn' | 'bad' | ''>> = {
  completed: 'good',
  partial: 'warn',
  on_hold: 'warn',
  parked: 'bad',
  running: 'good',
}
export const toneOf = (state: string) => tones[state] ?? ''

export const scopeWords: Readonly<Record<string, string>> = {
  number: 'Everything under the number',
  business: 'One business',
  account: 'A business’s account',
  profile: 'One member’s profile',
}

const eventWords: Readonly<Record<string, string>> = {
  confirmed: 'Confirmed by the person',
  entered: 'Entered by staff',
  'asked-in-chat': 'Confirmed from the number itself, in a chat: it goes on as that wish',
  frozen: 'Data frozen: nothing uses it any more',
  'freeze-failed': 'The freeze failed and is tried again',
  'told-unfrozen': 'Businesses were told, and offers blocked, though the freeze did not come through',
  thawed: 'Freeze lifted: what it changed is as before',
  'taken-back': 'Taken back',
  'denied-by-the-person': 'The person says that they never asked this business for it: staff decide',
  cancelled: 'Ended unconfirmed',
  expired: 'Never confirmed in time',
  running: 'Erasing began',
  completed: 'Erased, and checked: nothing was left',
  partial: 'Erased in part: something was not reached',
  'still-partial': 'Tried again, still not everything reached',
  'swept-again': 'Second sweep done',
  'swept-between': 'Looked again after new rows came in',
  parked: 'Stopped: staff decide',
  released: 'Released by staff',
  retried: 'Tried again by staff',
  held: 'Held by a legal hold',
  'sweep-held': 'Second sweep held by a legal hold',
  'sweep-stopped': 'Second sweep stopped by the brake: it waits until the cause is mended',
  replayed: 'Erased once more: a restore had brought rows back',
  'replay-held': 'A restore brought rows back, and a legal hold keeps them: they go when it ends',
  'replay-unfinished': 'A restore brought rows back, and not all of them would go: they are tried again',
  'replay-stays':
    'A restore brought rows back that stay: rows of others refer to them, or a store keeps what they name. They go when that is over',
  'replay-lost': 'A restore brought this person back, and no list names them any more: a breach to report',
  'awaits-replay': 'Waits until the databases fit each other again: run `erasure replay`',
  'awaits-message': 'Waits until what the person wrote is handled',
  'awaits-answer': 'Waits, for ten minutes at the most, for the answer to “Keep your data?”',
  'awaits-words': 'Waits until the person, or a business that may object, has been told: the words have not gone out yet',
  'window-kept': 'Put off: the words came late, and nobody has less than the window they were promised',
  'awaits-take-back': 'Waits, for two days at the most, for a second person’s word on taking it back',
  'take-back-undecided': 'Nobody has decided yet on taking it back: staff were told',
  'take-back-lapsed': 'Nobody decided on taking it back in time',
  'awaits-webhook': 'Waits because what people say may not have come through: the webhook was away',
  'awaits-clock': 'Waits because the clocks of server and database differ: set both by NTP',
  'awaits-turn': 'Waits for its turn: as many erasures have begun within the hour as may',
  'freeze-not-restored':
    'Something that the freeze had stopped stays so: its table or column was renamed or changed, or other rows have its key',
  'offers-stopped': 'Offers planned for the person meanwhile were stopped',
  'frozen-again': 'Frozen again: the platform was restored to before its freeze',
  refused: 'Refused by two of the staff',
  'case-answered': 'Staff answered a case',
  'case-closed': 'Staff closed a case without an answer',
  'processors-answered': 'What processors answered is on the receipt',
  'staff-held': 'Held by two of the staff',
  'staff-held-longer': 'Held for longer by two of the staff',
  'hold-shortened': 'One of the staff let the hold end sooner: a day from then',
  'staff-cancelled': 'Cancelled by two of the staff',
  'second-proof': 'A second proof shortened the wait',
  'staff-extended': 'Undo window extended by two of the staff',
  'staff-proposed': 'Proposed by staff: a second person decides',
  'staff-declined': 'The second person declined',
  'staff-replied': 'Staff wrote to the person',
  'staff-noted': 'Staff added a note',
  assigned: 'Handed over',
  'business-told': 'A business was told',
  'business-mailed': 'A business was told by mail',
  objected: 'A business asks to keep its data: the privacy officer decides',
  'objection-upheld': 'The objection was upheld: this business keeps its data for now',
  'nobodys-rows-stay':
    'Rows of this table that belong to no business are reached by nothing that goes on: erase the person’s by hand',
  'objection-rejected': 'The objection was rejected: the erasure waits for it no longer',
  'objection-lapsed': 'Nobody decided the objection in time: the erasure waits for it no longer',
  'mail-failed': 'A mail could not be delivered',
  'mail-send-again': 'Staff had a mail sent again that was given up',
  'mail-told-another-way': 'Staff told another way what a mail did not bring',
  'letter-due': 'A letter to the person is due: they have no chat and no mail address',
  'letter-posted': 'Staff posted a letter to the person',
  reminded: 'Reminded that it is about to be erased',
  sooner: 'The owner wants it sooner',
  'processor-asked-again': 'A processor was asked again',
  'processor-settled-by-staff': 'Staff noted what a processor answered',
  'processor-left': 'Meta’s contact book keeps an entry: they have written to that business since',
  'processor-held': 'A processor is not asked while a legal hold stands',
  'template-unavailable': 'A template is missing at Meta: a message waits',
  'retention-recomputed': 'The laws that keep rows were looked at anew',
  'rules-changed': 'The data map changed between preview and erasure',
  'business-unreachable': 'A business could not be told: it gave no address for it, or does not answer',
  'processor-told': 'A processor was told',
  'processor-done': 'A processor has erased its part',
  'processor-scheduled': 'A processor erases its part on a later day',
  'processor-refused': 'A processor refused',
  'processor-overdue': 'A processor has not answered in time',
  'processor-unanswered': 'A processor never answered',
  'attempt-failed': 'An attempt failed and is tried again',
  'send-failed': 'A message to the person did not arrive',
  'deadline-near': 'The deadline comes near',
  'deadline-passed': 'The deadline has passed',
  'given-up': 'Thirty days after its end a part was still not confirmed: the person was told that nothing is tried any more',
  'blobs-stay': 'Recordings could not be removed yet',
  'blobs-recoverable': 'The store’s administrators could bring recordings back until that day',
  'blobs-shared': 'Recordings that others need as well stay',
  'release-held': 'What the law had kept may go, but a legal hold keeps it',
  'release-waits': 'What the law had kept may go, but rows of others still refer to it',
  'release-left-alone': 'What the law had kept was left alone: it is not that row any more',
  'kept-rows-forgotten': 'What the law had kept cannot be found any more: its table is gone, or has another key',
  'mentions-counted': 'Mentions in the records of others were counted in the night',
  'residue-found': 'The nightly search found something of it',
  'send-again': 'A message is sent again',
  'kept-longer': 'A law keeps rows longer than before',
  'kept-shorter': 'Rows may go earlier than before',
  'released-by-law': 'Rows that the law had kept are gone',
}
export const eventWord = (what: string) => eventWords[what] ?? plain(what)

const actionWords: Readonly<Record<string, string>> = {
  'see-request': 'Looked at the request',
  'see-case': 'Looked at the case',
  'case-answer': 'Answered the case',
  'case-refuse': 'Refused what the case asked for',
  'case-close': 'Closed the case without an answer',
  'propose-start': 'Proposed to start a request',
  'see-chat': 'Looked at the chat, masked',
  'watch-chat': 'Watched the chat live, masked',
  'reveal-chat': 'Revealed the chat',
  search: 'Searched for a number',
  'export-requests': 'Exported a list of requests',
  'export-access-log': 'Exported the access log',
  'export-failures': 'Exported the messages that did not arrive',
  'export-cases': 'Exported the cases that wait for an answer',
  'export-objections': 'Exported the objections of businesses',
  'export-forwards': 'Exported what businesses passed on',
  'export-proposals': 'Exported what waits for a second person',
  'export-letters': 'Exported the dead letters',
  'export-evidence': 'Took an evidence pack',
  'export-evidence-with-person': 'Took an evidence pack with personal data',
  'request-release': 'Released the request',
  'request-retry': 'Retried the request',
  'request-assign': 'Handed the request over',
  'mail-send-again': 'Had a mail sent again',
  'mail-told-another-way': 'Noted that somebody was told another way',
  'request-note': 'Added a note',
  'request-reply': 'Wrote to the person',
  'see-post': 'Read the letters to post',
  'post-letter': 'Noted a letter as posted',
  'export-post': 'Exported the letters to post',
  'see-start': 'Looked at a proposed start',
  'see-mail': 'Looked at a case that came by mail',
  'mail-case-show': 'Read what came by mail',
  'mail-case-answer': 'Answered what came by mail',
  'mail-case-refuse': 'Refused what was asked for by mail',
  'mail-case-close': 'Closed what came by mail without an answer',
  'objection-add': 'Entered a business’s objection',
  'hold-add': 'Placed a legal hold',
  'hold-end': 'Ended a legal hold',
  'request-undo': 'Asked to have it taken back',
  'objection-uphold': 'Upheld a business’s objection',
  'objection-reject': 'Rejected a business’s objection',
  'replay-letter': 'Replayed a dead letter',
  'staff-end': 'Ended somebody’s sessions',
  'staff-let-in-asked': 'Asked that somebody be let in again',
  'staff-block': 'Shut somebody out',
  'staff-let-in': 'Let somebody in again',
}
const DID: Readonly<Record<string, string>> = {
  propose: 'Proposed: ',
  approve: 'Approved: ',
  decline: 'Declined: ',
  withdraw: 'Withdrew: ',
}
export const actionWord = (action: string) =>
  actionWords[action] ?? plain(action.replace(/^(propose|approve|decline|withdraw)-/, (verb) => DID[verb.slice(0, -1)] ?? verb))

const matterWords: Readonly<Record<string, string>> = {
  complaint: 'Complaint, for the Grievance Officer',
  complain: 'Complaint, for the Grievance Officer',
  person: 'Wishes to talk to a person',
  'somebody-else': 'About somebody else’s data',
  care: 'For somebody who died, is ill or a child',
}
export const matterWord = (about: string) => matterWords[about] ?? plain(about)

const stepWords: Readonly<Record<string, string>> = {
  erase: 'delete',
  anonymise: 'make anonymous',
  retain: 'keep: a law says so',
  loosen: 'loosen from others',
  leave: 'leave to its other owners',
  detach: 'detach',
}
export const stepWord = (what: string) => stepWords[what] ?? plain(what).toLowerCase()

/** Why there is no plan. */
export const refusedPlans = {
  'empty-identifier': 'No plan can be made: an identifier is empty.',
  'bad-identifier': 'No plan can be made: an identifier is none.',
  cycle: 'No plan can be made: tables refer to each other in a circle. Run npm run cli -- datamap check.',
  'undated-table': 'No plan can be made: a table’s rows have no date. Run npm run cli -- datamap check.',
} as const

/** `suspected-fraud` → "Suspected fraud". */
export function plain(code: string): string {
  const words = code.replaceAll(/[-_]/g, ' ').trim()
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}

const LANGUAGES = new Intl.DisplayNames('en', { type: 'language' })
export const languageName = (code: string) => LANGUAGES.of(code) ?? code

const mailWords: Readonly<Record<string, string>> = {
  'account-closed': 'An account or profile is closed',
  'account-sooner': 'It is erased sooner',
  'account-near': 'A reminder of its day',
  'account-back': 'It was taken back',
  'account-erased': 'It is erased',
  'account-delayed': 'It takes longer',
  'account-held': 'It is held',
  'account-extended': 'Its undo window is longer',
  'account-stopped': 'It is not erased after all',
  'account-written': 'What one of the staff wrote',
  'case-answer': 'An answer to a mail',
}
/** What a mail tells. */
export const mailWord = (what: string): string =>
  mailWords[what] ?? (what.startsWith('business-') ? `To a business: ${plain(what.slice('business-'.length))}` : plain(what))
