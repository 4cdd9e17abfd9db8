import type { TemplateSet } from './template-definition.ts'

const footer = 'Grievance Officer: karan@callmissed.com'

export const en: TemplateSet = {
  data_deletion_forwarded: {
    body: 'This is CallMissed. {{1}} told us that you want your data deleted. Nothing is deleted unless you say so here: tap Continue to see what it is about.\nIf you did not ask for this, tap “Wasn’t me”.',
    examples: ['Rangoli Sarees'],
    footer,
    buttons: ['Continue', 'Wasn’t me'],
  },
  data_deletion_finished: {
    body: 'This is CallMissed. The deletion of your data, case {{1}}, has come to its end. What was erased and what the law keeps is listed here: {{2}}\nNot right? Write COMPLAIN in this chat.',
    examples: ['CM-7K3F-9QXD', 'https://deletion.callmissed.com/receipts/6f1c'],
    footer,
  },
  data_deletion_partial: {
    body: 'This is CallMissed, about your case {{1}}. A part of your data is erased. The rest is not confirmed yet: we keep trying and write to you. What was erased so far and what the law keeps is listed here: {{2}}\nNot right? Write COMPLAIN in this chat.',
    examples: ['CM-7K3F-9QXD', 'https://deletion.callmissed.com/receipts/6f1c'],
    footer,
  },
  data_deletion_delayed: {
    body: 'This is CallMissed. Deleting your data, case {{1}}, takes longer than planned: a person is looking at it. We do not use your data meanwhile. You hear from us by {{2}} at the latest.',
    examples: ['CM-7K3F-9QXD', '23 Dec 2026'],
    footer,
  },
  data_deletion_objected: {
    body: 'This is CallMissed, about your case {{1}}. {{2}} asks to keep your data. Its reason: {{3}}. Our privacy officer decides by {{4}} and we write to you. We do not use your data meanwhile.',
    examples: ['CM-7K3F-9QXD', 'Rangoli Sarees', 'a bill is not paid yet', '26 Nov 2026'],
    footer,
  },
  data_deletion_objection_rejected: {
    body: 'This is CallMissed, about your case {{1}}. What {{2}} said is no reason to keep your data. It is erased on {{3}}, and we write to you then.',
    examples: ['CM-7K3F-9QXD', 'Rangoli Sarees', '26 Nov 2026'],
    footer,
  },
  data_deletion_objection_upheld: {
    body: 'This is CallMissed, about your case {{1}}. {{2}} may keep its data for now. Its reason: {{3}}. What other businesses hold is still erased, if you asked for it.\nNot right? Write COMPLAIN in this chat. After our answer you can go to the Data Protection Board of India (from 13 May 2027).',
    examples: ['CM-7K3F-9QXD', 'Rangoli Sarees', 'a bill is not paid yet'],
    footer,
  },
  data_deletion_case_answer: {
    body: 'This is CallMissed, about your case {{1}}. We answer: {{2}}\nWrite back here if you need more. If you are not satisfied, the next step is the Data Protection Board of India (from 13 May 2027).',
    examples: ['CM-7K3F-9QXD', 'We looked again: nothing of your number is left.'],
    footer,
  },
  data_deletion_refused: {
    body: 'This is CallMissed. Your deletion request, case {{1}}, could not be carried out. The reason: {{2}}. Not right? Write COMPLAIN in this chat. The step after that is the Data Protection Board of India (from 13 May 2027).',
    examples: ['CM-7K3F-9QXD', 'we could not see that this number is yours'],
    footer,
  },
  data_deletion_held: {
    body: 'This is CallMissed. Deleting your data, case {{1}}, is paused until {{2}} at the latest. The reason: {{3}}. We do not use your data meanwhile. Not right? Write COMPLAIN in this chat. The step after that is the Data Protection Board of India (from 13 May 2027).',
    examples: ['CM-7K3F-9QXD', '26 Nov 2026', 'we have to make sure that the data is yours'],
    footer,
  },
  data_deletion_extended: {
    body: 'This is CallMissed. Your data, case {{1}}, is erased on {{2}}, so that you have longer to take it back. The reason: {{3}}. Changed your mind? Write in this chat: keep my data. Not right? Write COMPLAIN in this chat. The step after that is the Data Protection Board of India (from 13 May 2027).',
    examples: ['CM-7K3F-9QXD', '26 Nov 2026', 'we have to make sure that the data is yours'],
    footer,
  },
  data_deletion_unfinished: {
    body: 'This is CallMissed. You wrote to us about deleting your data. We could not finish this in time, so nothing was deleted. Do you still want it deleted? Tap the button, or write in this chat: delete my data',
    examples: [],
    footer,
    buttons: ['Delete my data'],
  },
}
