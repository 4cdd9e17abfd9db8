export interface AnswerCopy {
  subject: string
  /** The subject of what staff answer. */
  answered: string
  hello: string
  nothingYet: string
  proof: string
  eachNumber: string
  /** {url}, {number}, {words} */
  way: string
  wayWithoutNumber: string
  afterwards: string
  /** {person} */
  noWhatsapp: string
  /** What whoever wants a person writes in the next mail: read before anything else that they say. */
  person: string
  account: string
  accountThen: string
  inTheChat: string
  /** {day} */
  staff: { person: string; complain: string; 'somebody-else': string; keep: string }
  noRoom: string
  keptForStaff: string
  unclear: string
  forData: string
  forAccount: string
  /** {person} */
  forPerson: string
  papers: Record<'closed' | 'kept' | 'some-left' | 'no-room', string>
  footer: string
  /** What the person writes in the chat: each must be understood there. */
  chat: { delete: string; account: string; keep: string; show: string; status: string; 'stop-ads': string }
}

export const en: AnswerCopy = {
  subject: 'Your data at CallMissed: how to go on',
  answered: 'CallMissed: the answer to your e-mail',
  hello: 'Hello, this is CallMissed. Thank you for your e-mail.',
  nothingYet:
    'Nothing has been deleted yet. An e-mail cannot show us whose phone number or account it is about, and we delete only for the person whose data it is.',
  proof: 'For a phone number, write to us on WhatsApp from that number. That is the proof, and it takes a minute.',
  eachNumber: 'You named more than one number: please write from each of them.',
  way: 'Tap this link and send the message: {url}\n(Or write "{words}" to {number} on WhatsApp.)',
  wayWithoutNumber: 'Write "{words}" to CallMissed on WhatsApp.',
  afterwards: 'There we show you what we hold, and you confirm. You get a case number, and everything is done within 30 days.',
  noWhatsapp: 'No WhatsApp on that number? Answer this e-mail with: {person}. Somebody will ring you on that number.',
  person: 'TALK TO A PERSON',
  account:
    'For your CallMissed account, write to us on WhatsApp from the number in your account. We then send a code to the e-mail address in your account.',
  accountThen: 'With the code you confirm. The account stops at once, and you can change your mind for some weeks.',
  inTheChat: 'We can do this only in the chat on WhatsApp, because only a message from the number shows that it is yours.',
  staff: {
    person: 'A person will answer this e-mail by {day}.',
    complain:
      'Your complaint is with our Grievance Officer, who will answer this e-mail by {day}. If you are not satisfied then, you can go to the Data Protection Board of India; it takes such complaints from 13 May 2027 on.',
    'somebody-else':
      'You write about somebody else’s data. We are sorry if the reason is a sad one. A person will write to you by {day} and tell you step by step what is needed. Nothing is deleted before that.',
    keep: 'You would like your data to stay. Our team will look at it and answer this e-mail by {day}. From that number on WhatsApp it is done at once:',
  },
  noRoom:
    'More e-mails came in today than our team can take, so yours was not kept. Please send it again tomorrow, or write to the Grievance Officer named below.',
  keptForStaff: 'For this we keep your e-mail, encrypted, for 90 days at most.',
  unclear: 'We did not understand what you would like. These are the ways:',
  forData: 'Delete the data of a phone number:',
  forAccount: 'Delete a CallMissed account:',
  forPerson: 'Something else? Answer this e-mail with: {person}.',
  papers: {
    closed: 'We did not open what was attached. Please send us no ID papers.',
    kept: 'We keep what you attached, encrypted, for our team alone. It is erased 30 days after our answer, after 90 days at the latest.',
    'some-left':
      'We could not keep all that was attached. Please send PDF files or photographs: five at a time, ten for a case, 5 MB together. What we keep is encrypted, and erased 30 days after our answer, after 90 days at the latest.',
    'no-room': 'We did not keep what you attached: too much came in today. Please send it again tomorrow.',
  },
  footer: 'A machine wrote this answer; you get one a day at most.\nGrievance Officer: karan@callmissed.com',
  chat: {
    delete: 'Delete my data',
    account: 'Delete my CallMissed account',
    keep: 'Keep my data',
    show: 'What data do you have about me',
    status: 'Status',
    'stop-ads': 'Stop',
  },
}
