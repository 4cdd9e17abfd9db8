import type { NoticeKind } from './business-notice.ts'

const NEWS: Record<NoticeKind, string> = {
  requested: 'A deletion request that you passed on was taken.',
  confirmed: 'A customer of yours wants their data deleted. CallMissed has stopped using it and erases it soon.',
  completed: 'The data of a customer of yours is erased at CallMissed.',
  partial: 'The data of a customer of yours is erased at CallMissed, but for a part that we keep trying.',
  cancelled: 'A customer of yours has taken a deletion request back. The data is in use again.',
  refused: 'A deletion request of a customer of yours is not carried out. The data stays, and is in use again.',
}

const OBJECTION: Partial<Record<NoticeKind, string>> = {
  confirmed:
    '\nWhere your instruction to CallMissed leaves you a time to object, the page says until when, and how, also once the link is older.\n',
}

export interface NoticeAbout {
  what: NoticeKind
  nth: number
  /** As the notice gives it. */
  because: string | undefined
}

function newsOf({ what, nth, because }: NoticeAbout): string {
  if (what === 'confirmed' && nth > 0)
    return 'The day on which CallMissed erases the data of a customer of yours has changed. It is not in use meanwhile.'
  if (what === 'cancelled' && because !== undefined)
    return 'CallMissed has ended a deletion request of a customer of yours without an erasure. The data is in use again.'
  return NEWS[what]
}

/** The mail to a business's owner or admin. It names no customer: mailboxes are read by many, and kept for long. */
export function noticeMail(notice: NoticeAbout, link: string): { subject: string; text: string } {
  return {
    subject: 'A customer’s data deletion at CallMissed',
    text: `${newsOf(notice)}

Open this link within 24 hours to see which customer it is, and press the button there. It works once:
${link}
${OBJECTION[notice.what] ?? ''}
Your own copy of this customer’s data is yours to delete. To get these notices by webhook instead, subscribe to data_deletion.* in your dashboard.

CallMissed · Grievance Officer: karan@callmissed.com
`,
  }
}
