import type { NoticeKind } from './business-notice.ts'

const NEWS: Record<NoticeKind, string> = {
  requested: 'A deletion request that you passed on was taken.',
  confirmed: 'A customer of yours wants their data deleted. CallMissed has stopped using it and erases it soon.',
  completed: 'The data of a customer of yours is erased at CallMissed.',
  partial: 'The data of a customer of yours is erased at CallMissed, but for a part that we keep trying.',
  cancelled: 'A customer of yours has taken a deletion request back. The data is in use again.',
  refused: 'A deletion request of a customer of yours is not carried out.',
}

const OBJECTION: Partial<Record<NoticeKind, string>> = {
  confirmed: '\nWhere your instruction to CallMissed leaves you a time to object, the page says until when, and how.\n',
}

/** The mail to a business's owner or admin. It names no customer: mailboxes are read by many, and kept for long. */
export function noticeMail(kind: NoticeKind, link: string): { subject: string; text: string } {
  return {
    subject: 'A customer’s data deletion at CallMissed',
    text: `${NEWS[kind]}

Open this link within 24 hours to see which customer it is, and press the button there. It works once:
${link}
${OBJECTION[kind] ?? ''}
Your own copy of this customer’s data is yours to delete. To get these notices by webhook instead, subscribe to data_deletion.* in your dashboard.

CallMissed · Grievance Officer: karan@callmissed.com
`,
  }
}
