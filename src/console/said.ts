export interface Said {
  words: string
  tone?: 'bad' | 'warn'
}

/** What a page says after a form was sent: by code, so that nobody can put words into a link. */
const sentences: Readonly<Record<string, Said>> = {
  retried: { words: 'It is tried again now.' },
  released: { words: 'Let go on. Plan and brake look at it anew; a legal hold still stops it.' },
  'wants-two': {
    words: 'The person may have taken it back: a second person has to approve that it goes on. Nothing was changed.',
    tone: 'warn',
  },
  'hold-shortened': {
    words: 'The hold ends a day from now, and then it goes on: until then two people can still hold it for longer.',
  },
  'ends-anyway': { words: 'The hold ends by itself within a day: nothing was changed.', tone: 'warn' },
  assigned: { words: 'Handed over.' },
  'assigned-before': { words: 'A colleague handed it over meanwhile: look whose it is now. Nothing was changed.', tone: 'warn' },
  noted: { words: 'The note is there for your colleagues for 30 days.' },
  replied: { words: 'It is on its way to the person.' },
  'letter-ready': { words: 'The letter lies ready: print it under “Letters to post”, and post it.' },
  'mail-send-again': { words: 'It is tried again now.' },
  'mail-told-another-way': { words: 'Noted as told another way; its words are gone.' },
  'mail-past': {
    words: 'What that mail says is not so any more: it was not sent. Tell them another way how it stands.',
    tone: 'warn',
  },
  'mail-gone': { words: 'A colleague settled it before you, or its words had run out: nothing was done.', tone: 'warn' },
  posted: { words: 'Noted as posted. Its words stay here until their 30 days are over.' },
  'posted-before': { words: 'A colleague noted it as posted before you: do not post it twice.', tone: 'warn' },
  answered: { words: 'The answer is on its way to the person.' },
  'case-closed': { words: 'Closed. The person is not written to.' },
  'closed-before': {
    words: 'This case was closed before this came, by a colleague or by a form that was sent twice: nothing more was sent.',
    tone: 'warn',
  },
  'not-for-another': { words: 'This case asks nothing for another person: answer it. Nothing was sent.', tone: 'warn' },
  'more-came': { words: 'More came in since you opened this page: nothing was sent. Read it first.', tone: 'warn' },
  'not-vouched': {
    words: 'Nobody vouches for this sender: nothing is sent to an address that may be anybody’s. Nothing was sent.',
    tone: 'bad',
  },
  'by-machine': {
    words:
      'A machine or a list sent this, and machines are never answered. Nothing was sent: answer only by a way that you know from elsewhere.',
    tone: 'bad',
  },
  'words-gone': { words: 'Its words, and with them the address, are gone: nothing was sent.', tone: 'bad' },
  upheld: { words: 'Upheld: this business keeps its data for now, and the person is told so, with its reason.' },
  rejected: { words: 'Rejected: the erasure goes on, and the person is told so.' },
  'rejected-held': {
    words: 'Rejected, and the person is told so, with the day until which staff hold it: it goes on then.',
  },
  'rejected-waits': {
    words: 'Rejected, and the person is told so. Something else still keeps it waiting: see above what.',
    tone: 'warn',
  },
  'rejected-over': {
    words: 'Rejected. Meanwhile the request was taken back or has begun, and the person hears nothing of this.',
    tone: 'warn',
  },
  'decided-before': {
    words: 'A colleague decided it before you, or its time was over: see what became of it below. Nothing was changed.',
    tone: 'warn',
  },
  'entered-elsewhere': {
    words:
      'A colleague entered this at the command line for the business: a second person upholds it there. Nothing was changed; it can be rejected here.',
    tone: 'warn',
  },
  'sent-before': {
    words: 'These very words have gone to the person already, so the form came twice: nothing more was sent.',
    tone: 'warn',
  },
  'written-before': {
    words: 'Somebody has written to the person since you opened this page: nothing of yours was sent. Look at the chat first.',
    tone: 'warn',
  },
  'too-long': {
    words: 'Too long: outside the 24 hours only 700 characters on one line get through. Nothing was sent.',
    tone: 'bad',
  },
  'no-number': { words: 'That is no phone number: give it as +91 and ten digits. Nothing was proposed.', tone: 'bad' },
  'two-numbers': {
    words:
      'These digits are a number in India and another one abroad: give it with + and its country code. Nothing was proposed.',
    tone: 'bad',
  },
  'no-mail': { words: 'That is no mail address: correct it or leave it out. Nothing was proposed.', tone: 'bad' },
  'no-proof': {
    words:
      'A letter, a mail or a call proves nothing by itself: ring the number and note that, or, for one business, have that business confirm it in writing. Nothing was proposed.',
    tone: 'bad',
  },
  'no-owner': {
    words:
      'An account is closed on its owner’s own word alone: ring the number that is registered for the owner, or have the registered address answer you, and note which. Nothing was proposed.',
    tone: 'bad',
  },
  'no-case': {
    words:
      'Papers belong to an open case of whoever asks for somebody else, and a complaint is none: give its reference, CM- and eight signs, or the id of one that came by mail. Nothing was proposed.',
    tone: 'bad',
  },
  'no-papers': {
    words: 'A case goes with its papers alone: choose that we have seen them, or leave the case out. Nothing was proposed.',
    tone: 'bad',
  },
  'denied-by-the-person': {
    words:
      'Whoever holds this number was asked on WhatsApp and said that it was not them: this business’s word is not enough. Ring the number itself. Nothing was proposed.',
    tone: 'bad',
  },
  'no-business': { words: 'One business or an account needs its business chosen, everything under a number none.', tone: 'bad' },
  'unknown-business': { words: 'There is no such business: find it first. Nothing was proposed.', tone: 'bad' },
  'no-platform': {
    words: 'The platform does not answer, so that this business cannot be checked now. Nothing was proposed: try again later.',
    tone: 'bad',
  },
  proposed: { words: 'Proposed. A second person has to approve it; until then nothing changes for the person.' },
  started: { words: 'Started: this is its request. The data is not used any more within a minute.' },
  approved: { words: 'Done, and the person is told at once.' },
  'approved-letter': {
    words: 'Done. The person hears of it by a letter: print it under “Letters to post”, and post it.',
  },
  declined: { words: 'Declined. Nothing was changed.' },
  withdrawn: { words: 'Withdrawn. Nothing was changed.' },
  'nothing-to-retry': { words: 'There is nothing to try again: look at the state and the timeline below.', tone: 'warn' },
  'not-waiting': {
    words: 'It was not waiting any more when you released it: the timeline below says what has changed.',
    tone: 'warn',
  },
  'too-late': {
    words: 'The request has moved on, so that this is not possible any more: the timeline below says what has changed.',
    tone: 'warn',
  },
  'proposed-before': { words: 'The same is proposed already and waits for a second person.', tone: 'warn' },
  'one-business-only': {
    words: 'A business can speak for its own rows alone: another proof is needed. Nothing was proposed.',
    tone: 'bad',
  },
  'person-silent': {
    words:
      'The person was told of seven days and has not written for a day, so nobody could tell them that it is sooner. Nothing was proposed: once they write again, it can be.',
    tone: 'warn',
  },
  'bad-date': {
    words:
      'The end date must lie ahead: a hold ends within 30 days, and later than the one that stands; a longer window before the deadline; and a second person decides within a week.',
    tone: 'bad',
  },
  'start-bad-date': {
    words: 'A second person decides it from today to the day after tomorrow: choose such a day. Nothing was proposed.',
    tone: 'bad',
  },
  own: { words: 'You proposed this yourself: somebody else has to decide.', tone: 'bad' },
  'not-own': { words: 'Only who proposed it can withdraw it.', tone: 'bad' },
  'other-door': { words: 'This was proposed at the command line: a second person approves it there.', tone: 'warn' },
  'wants-number': {
    words:
      'Approving this wants its number once more, read from the letter or the note of the call: as +91 and ten digits, or with its own country code. Nothing was done.',
    tone: 'bad',
  },
  'other-number': {
    words:
      'The number that you typed is not the one that your colleague entered: nothing was done. Look at the letter again. If yours is right, decline it, and have it proposed anew.',
    tone: 'bad',
  },
  settled: {
    words: 'It was decided before this came, or its days were over: what became of it stands below.',
    tone: 'warn',
  },
  'started-before': {
    words: 'It was started before this came: this is its request, and below stands who approved it. Nothing more was done.',
    tone: 'warn',
  },
  'start-overtaken': {
    words:
      'Nothing was started: the same is open already, the case of its papers is closed, the person has said “Wasn’t me” to that business since, or there is no such account. “Find” shows what is open for a number.',
    tone: 'warn',
  },
  unknown: { words: 'There is no such proposal.', tone: 'warn' },
  overtaken: {
    words: 'The request moved on before this was approved: nothing was done. The timeline below says what has changed.',
    tone: 'warn',
  },
  unreachable: { words: 'No address of the person is left: nothing was sent.', tone: 'bad' },
  'changed-hands': {
    words:
      'The number may have another holder since the person asked, who must not read this: nothing was sent. Answer by letter or mail where you have an address, and close a case as unreachable. Whoever writes COMPLAIN in the chat gets a new case, which can be answered there.',
    tone: 'bad',
  },
  'no-colleague': { words: 'There is nobody of this name among the staff.', tone: 'bad' },
  'no-words': { words: 'Nothing was written, or it was too long.', tone: 'bad' },
}

export const saidOf = (code: string | undefined): Said | undefined => (code === undefined ? undefined : sentences[code])
