/**
 * Every sentence in ICU MessageFormat. The other languages have the same keys and placeholders (a test proves it).
 * `{at}` is a moment ("4:45 pm today"), `{until}` and other days are dates.
 */
export const en = {
  footer: 'Grievance Officer: karan@callmissed.com',
  time: '{clock} {period, select, small {am} morning {am} other {pm}}',
  'before.today': '{clock} {period, select, small {am} morning {am} other {pm}}',
  'when.today': '{time} today',
  'when.tomorrow': '{time} tomorrow',
  'when.tonight': '{clock} am tomorrow',
  'when.day': '{time} on {day}',
  and: '{a} and {b}',
  comma: '{a} and {b}',
  'count.message': '{more, select, yes {more than } other {}}{n, plural, one {# message} other {# messages}}',
  'count.recording': '{more, select, yes {more than } other {}}{n, plural, one {# call recording} other {# call recordings}}',
  'done.message': '{n, plural, one {# message} other {# messages}}',
  'done.recording': '{n, plural, one {# recording} other {# recordings}}',
  'kept.bill': '{n, plural, one {# bill stays} other {# bills stay}} until {until} ({why}).',
  'kept.record': '{n, plural, one {# record stays} other {# records stay}} until {until} ({why}).',
  'kept.locked': '{n, plural, one {# record} other {# records}}: locked now, erased on {until}.',
  'kept.lost':
    '{n, plural, one {# record that the law kept may still be here, but we can no longer find it} other {# records that the law kept may still be here, but we can no longer find them}}.',
  'kept.over':
    '{n, plural, one {# record: its day is over, but it is still held. It goes as soon as that ends.} other {# records: their day is over, but they are still held. They go as soon as that ends.}}',
  'kept.why.tax': 'tax law',
  'kept.why.security': 'security law',
  'kept.why.law': 'law',
  whole: '{number, select, none {This chat} other {Number ending {number}}}',
  part: '{business}, {number, select, none {this chat} other {number ending {number}}}',
  with: ' with {business}',

  'lead.stale': 'That button is too old. Here is the question again:',
  'lead.forwarded': 'A forwarded message does not count. Here is the question again:',
  'lead.wrong-codes': 'The number was wrong three times. Here is the question again with a new one:',
  'lead.reminder': 'You have not answered yet. Nothing is deleted so far.',
  'lead.elsewhere':
    'We cannot change orders or accounts at other companies. We hold only chats and calls with businesses that use CallMissed.',

  'choose.dedicated':
    'This is CallMissed. Shops and companies use us to chat with and call their customers.\n{number, select, none {This is only about your own chat.} other {Your message came from the number ending {number}, so this is only about that number.}}\nWhat do you want?',
  'choose.shared':
    '{business} uses CallMissed for this chat.\n{number, select, none {This is only about this chat.} other {Your message came from the number ending {number}, so this is only about that number.}}\nWhat do you want?',
  'button.delete': 'Delete my data',
  'button.delete-chat': 'Delete this chat',
  'button.stop-ads': 'Only stop ads',
  'button.more': 'Something else',
  more: 'What do you need?',
  'more.open': 'Choose',
  'row.business': 'Only one business',
  'row.show': 'Show what you hold',
  'row.account': 'My CallMissed account',
  'row.rest': 'Other businesses',
  'row.somebody-else': 'Data of someone else',
  'row.person': 'Talk to a person',
  'row.language': 'भाषा / Language',
  businesses: 'Which business?',
  'businesses.others': 'Which business? If it is not in the list, type its name.',
  'row.not-listed': 'Another business',
  languages: 'Which language?',
  'ownership.typed-number':
    'You wrote another number. {number, select, none {This is only about your own chat.} other {This is only about the number ending {number}.}}\nWhich one do you mean?',
  'ownership.suspect':
    'We have not heard from {number, select, none {this chat} other {the number ending {number}}} for a long time, or its phone has changed.\nIs it your number?',
  'button.mine.typed-number': '{number, select, none {My own} other {Ending {number}}}',
  'button.not-mine.typed-number': 'The other number',
  'button.mine.suspect': 'Yes, my number',
  'button.not-mine.suspect': 'No',
  whose:
    '{number, select, none {Here I can only delete the data of this chat.} other {Here I can only delete the data of the number ending {number}.}} For anybody else a person helps you.\nWhose data is it?',
  'row.own': 'My own data',
  'row.dead': 'Someone who has died',
  'row.ill': 'Someone who is ill',
  'row.minor': 'A child under 18',
  'row.other': 'Another person',
  'care.dead':
    'We are sorry for your loss.\nThis is how it works:\n1. Tap the button. You get a case number.\n2. A person from our team writes to you in this chat.\n3. They ask how you are related and which number it was.\n4. Then we delete what we may.\nPlease send no papers yet.',
  'care.ill':
    'We wish them well.\nThis is how it works:\n1. Tap the button. You get a case number.\n2. A person from our team writes to you in this chat.\n3. They ask who may decide for the person who is ill.\n4. Then we delete what we may.\nPlease send no papers yet.',
  'care.minor':
    'It is good that you look after this.\nThis is how it works:\n1. Tap the button. You get a case number.\n2. A person from our team writes to you in this chat.\n3. They ask whether you are the parent or guardian, and which number it is.\n4. Then we delete the data of the child.\nPlease send no papers yet.',
  'care.other':
    'Only the person whose data it is can decide. If they can write on WhatsApp, they can ask us themselves. If they cannot:\n1. Tap the button. You get a case number.\n2. A person from our team writes to you in this chat and helps.\nPlease send no papers yet.',
  'button.case': 'Open a case',
  'review.holds': '{subject}: we hold {counts}{businesses, plural, =0 {} one {, with # business} other {, with # businesses}}.',
  'review.uncounted': '{subject}: we hold chats or calls of yours.',
  'review.listed':
    '{subject}: we hold entries about you in lists or records{businesses, plural, =0 {} one { of # business} other { of # businesses}}.',
  'review.terms':
    'If you say yes:\n• We stop using it now.\n• At {at} it is erased. Nobody can bring it back.\n{one, select, yes {• The business is told. It may have its own copy.} other {• The businesses are told. They may have their own copy.}}\n• The chat on your phone stays. You can delete it there.',
  'review.account': 'Your CallMissed account stays. To close it, write: my CallMissed account.',
  'review.ask': 'Delete?',
  'review.ask-code': 'Delete? (No button? Type: DELETE {code})',
  'button.confirm': 'Yes, delete it',
  'button.decline': 'No, keep it',
  'review-suspect':
    '{subject}: for safety we show no names and no counts here.\nIf you say yes:\n• We stop using the data now.\n• After 7 days it is erased. Nobody can bring it back.\n• Until then it can be taken back here.\n• The businesses are told. They may have their own copy.\n• The chat on your phone stays.',
  'review-suspect.sooner': 'Seven days are too long? Write: talk to a person.',
  'scheduled.confirmed':
    'We have stopped using your data{with}. It is erased at {at}, at the latest by {deadline}. I will write to you then.\nYour case: {reference}\nChanged your mind? Tap before {before}.',
  'scheduled.stopping':
    'We are stopping the use of your data{with}. It is erased at {at}, at the latest by {deadline}. I will write to you then.\nYour case: {reference}\nChanged your mind? Tap before {before}.',
  'scheduled.soon-stopping':
    'We are stopping the use of your data{with}. It is erased very soon, at the latest by {deadline}. I will write to you then.\nYour case: {reference}',
  'status.waiting-stopping':
    'We are stopping the use of your data{with}. Your request takes longer: a person is looking at it. You hear from us by {deadline}.\nYour case: {reference}',
  'scheduled.exists':
    'You have asked for this already. We have stopped using your data{with}. It is erased at {at}, at the latest by {deadline}.\nYour case: {reference}\nChanged your mind? Tap before {before}.',
  'scheduled.status':
    'We are not using your data{with}. It is erased at {at}, at the latest by {deadline}. I will write to you then.\nYour case: {reference}\nChanged your mind? Tap before {before}.',
  'scheduled.soon':
    'We are not using your data{with}. It is erased very soon, at the latest by {deadline}. I will write to you then.\nYour case: {reference}',
  'button.keep': 'Keep my data',
  keep: 'Keep your data, and let businesses use it again?',
  'keep.typed': '(No button? Write: keep my data)',
  'button.keep-yes': 'Yes, keep it',
  'button.keep-no': 'No, still delete',
  'offer-person': 'I am sorry, I still do not understand. A person can help you in this chat.',
  'offer-person.records': 'I still cannot read the records and keep trying. A person can help you in this chat.',
  'button.person': 'Talk to a person',
  holdings: '{subject}: we hold {counts}{businesses, plural, =0 {} one {, with # business} other {, with # businesses}}.',
  'holdings.chat':
    'This chat itself: what you write here is kept 30 days after it ends; that you wrote, 1 year.\nDo you want to change something?',

  'contact-request':
    'WhatsApp does not show us your number. To delete your data I need to know which number it is.\nPlease tap the button to share your own number.',
  'contact-request.again':
    'I need your own number, sent with the button below. A typed number or a saved contact does not work: it could be anybody’s.\nPlease tap the button to share it.',
  'nothing-held':
    '{number, select, none {We hold no chats and no calls of this chat} other {We hold no chats and no calls of the number ending {number}}}{business, select, none {} other { with {business}}}. There is nothing to delete.',
  'nothing-held.account': 'Do you have a CallMissed account? To close it, write: my CallMissed account.',
  moment: 'One moment please. I am looking.',
  'tap-button': 'Please tap a button in the message above, so that nothing happens by mistake.',
  'no-button.code': 'No button? Type: DELETE {code}',
  'no-button.titles': 'No button? Write one of these:',
  'no-button.person':
    'No button? Write: talk to a person.{link, select, none {} other { For everything under your number, write “delete my data” here: {link}}}',
  'wrong-code':
    'That number is not right. Please look at the message above. You can try {left, plural, one {# more time} other {# more times}}.',
  lost: 'I did not understand that. Write: delete my data. Or write: help.',
  'lost.open': 'I did not understand that. Please tap a button in the message above. Or write: help.',
  'no-papers': 'I cannot open pictures or files. Please send no ID papers: they are not needed. Write it in words.',
  'no-papers.voice':
    'I cannot listen to voice messages. Please write a few words, or write: talk to a person. Please send no ID papers.',
  'voice.long': 'I can listen to voice messages of up to one minute. Please send a shorter one, or write a few words.',
  'voice.many':
    'I can listen to three voice messages a day, and today’s are used up. Please write a few words, or write: talk to a person.',
  'voice.unclear': 'I did not understand the voice message. Please write a few words, or write: talk to a person.',
  unreadable: 'I cannot open this. Please write it in words.',
  edited: 'I cannot see changed messages. Please write it again as a new message.',
  revoked: 'You removed a message. That changes nothing here, and it deletes no data at CallMissed.',
  'get-back': 'What is erased cannot be brought back, not even by us.',
  thanks: 'You are welcome.',
  help: 'This is CallMissed. Shops and companies use us to chat with and call their customers. Here you can have your data deleted.\nWrite one of these:\n• delete my data\n• stop (no more ads)\n• show my data\n• status\n• talk to a person\n• complain\n• language',
  'help.shared':
    'This business uses CallMissed for this chat. Here you can have the chat deleted.\nWrite one of these:\n• delete my data\n• status\n• talk to a person\n• complain\n• language',
  'language-set': 'OK, in English from now on.',
  'ads-number':
    'WhatsApp does not show us your number. Without it I may not find every shop that sends you offers.\nWhat works:\n• Write STOP in the shop’s own chat.\n• Or tap the button to share your own number, then write STOP here again.{deleting, select, yes {\nThis changes nothing about your deletion.} other {}}',
  'ads-stopped':
    'Done. {business, select, none {Shops} other {{business}}} can no longer send you offers through us. {deleting, select, yes {This changes nothing about your deletion.} other {Your messages stay as they are.}}',
  'account-how':
    'A CallMissed account is deleted by its owner: write from the registered e-mail address to support@callmissed.com, with the subject “Data Deletion Request”.',
  'other-businesses':
    'In this chat I can only delete what belongs to this business. For everything under your number, write “delete my data” {link, select, none {to support@callmissed.com} other {here: {link}}}',
  'name-business': 'Please type the name of the business.',
  declined: 'OK. Nothing was deleted. Write delete any time.',
  'not-mine':
    'Then we delete nothing: older data may belong to the earlier owner of the number. If you need help, write: talk to a person.',
  expired: 'Nothing was deleted. Write delete any time.',
  'identity-changed': 'Your number or phone has changed, so I stopped. Nothing was deleted. Write delete any time.',
  undone: 'Done. Your data stays, and businesses can use it again.',
  'undone.here': 'Done. Your request in this chat is taken back. What you asked for elsewhere stays as it is.',
  'undone.other': 'Done. That request is taken back. Another one of yours goes on:',
  'asked-elsewhere':
    'This was asked for already on {day}, outside this chat, and it goes on. What was written here since then is not part of it: write delete again when it is done.',
  'asked-elsewhere.back':
    'Changed your mind? Write “keep my data” {link, select, none {to support@callmissed.com} other {here: {link}}}',
  'undo-late': 'It is too late to keep it: the erasure has started or is done.',
  'status.none': 'There is no deletion request from you. Nothing is being deleted. Write delete any time.',
  'status.none-here': 'You have asked for no deletion in this chat. Write delete any time.',
  'status.awaiting_confirmation': 'Your request waits for your yes. Nothing is deleted so far.',
  'status.scheduled':
    'We are not using your data{with}. It is erased on {at}, at the latest by {deadline}.\nYour case: {reference}',
  'status.scheduled-stopping':
    'We are stopping the use of your data{with}. It is erased on {at}, at the latest by {deadline}.\nYour case: {reference}',
  'status.running':
    'Your data{with} is being erased right now. I will write to you when it is done, at the latest by {deadline}.\nYour case: {reference}',
  'status.completed': 'Your data{with} was erased{finished, select, none {} other { on {finished}}}.\nYour case: {reference}',
  'status.partial':
    'Most of your data{with} is erased. One part is not confirmed yet; we keep trying until {deadline} and write to you.\nYour case: {reference}',
  'status.partial-late':
    'Most of your data{with} is erased. One part is not confirmed yet, and the day we named, {deadline}, has passed. We keep trying and write to you.\nNot right? Type COMPLAIN.\nYour case: {reference}',
  'status.partial-over':
    'Most of your data{with} is erased. One part could not be confirmed. Type COMPLAIN and a person looks into it.\nYour case: {reference}',
  'status.on_hold':
    'Your request takes longer: a person is looking at it. We do not use your data{with} meanwhile. You hear from us by {deadline}.\nYour case: {reference}',
  'status.parked':
    'Your request takes longer: a person is looking at it. We do not use your data{with} meanwhile. You hear from us by {deadline}.\nYour case: {reference}',
  'status.cancelled': 'Your request was taken back. Nothing was deleted.\nYour case: {reference}',
  'status.expired': 'Your request was not confirmed. Nothing was deleted. Write delete any time.',
  'status.refused': 'Your request could not be carried out. Write: talk to a person. We explain why.\nYour case: {reference}',
  delayed:
    'Deleting your data takes longer than planned: a person is looking at it. We do not use it meanwhile. You hear from us by {deadline}.\nYour case: {reference}',
  late: 'The deletion takes longer: the day we named, {deadline}, has passed. We write to you when it is done.\nYour case: {reference}',
  unproven: 'One part of the data could not be confirmed as erased, and we can no longer try.\nYour case: {reference}',
  finished: 'Your data{with} is erased: {counts}. We checked: none left.',
  'finished.uncounted': 'Your data{with} is erased. We checked: none left.',
  'finished.backups':
    'Encrypted backup copies go by {backups}. WhatsApp (Meta) may hold messages up to 30 days.\nWrite to a business again and a new chat starts.',
  'finished.mentions':
    '{n, plural, one {Your number also stands in # message of somebody else; that stays.} other {Your number also stands in # messages of other people; they stay.}}',
  'finished.proof': '{link, select, none {} other {Proof: {link}\n}}Not right? Type COMPLAIN.',
  partial: 'Erased so far: {counts}. One part is not confirmed yet: we keep trying and write to you.\nYour case: {reference}',
  'partial.uncounted':
    'A part of your data{with} is erased. The rest is not confirmed yet: we keep trying and write to you.\nYour case: {reference}',
  unreachable: 'I cannot reach the records right now. I try again by myself and write to you. You need to do nothing.',
  'rest-later':
    'This request is about one business. Everything else under your number can be deleted when it is done: write delete then.',
  'show-refused': 'You have looked three times today. Please ask again tomorrow. You can still delete your data.',
  'show-slow': 'Counting takes too long right now. Please ask again tomorrow. You can still delete your data.',
  'show-suspect':
    '{number, select, none {For safety we show no details here.} other {For safety we show no details for the number ending {number}: it may have belonged to somebody else before.}} You can still delete the data.',
  'staff-held':
    'Deleting your data is paused until {until} at the latest: {why}.{stopping, select, yes {} other { We do not use it meanwhile.}}\nYour case: {reference}',
  'staff-cancelled':
    'We do not delete your data: {why}. It stays as it was, and businesses can use it again.\nYour case: {reference}',
  'staff-extended':
    'You can take your deletion back for longer: {why}. Your data is erased on {at}, at the latest by {deadline}.\nYour case: {reference}',
  'staff-rights': 'Not right? Type COMPLAIN and our Grievance Officer answers.',
  'staff-why.suspected-fraud': 'we doubt that the owner of this number asked for it',
  'staff-why.insufficient-verification': 'we could not make sure that the data is yours',
  'staff-why.no-match': 'we found nothing that belongs to you',
  'staff-why.claim-not-covered': 'the law does not ask for this deletion',
  'staff-why.outside-jurisdiction': 'the law of India does not apply to it',
  'staff-why.too-many-requests': 'you asked for the same too often in a short time',
  'staff-why.other': 'a person of our team looked at it and will explain it if you ask',
  'staff-why.identity-in-doubt': 'we have to make sure that the data is yours',
  'staff-why.business-disputes': 'a business has objected, and we look into it',
  'staff-why.technical-fault': 'something does not work here, and we repair it',
  'staff-why.law-asks': 'a law or a court asks us to keep it for now',
  'staff-why.asked-by-the-person': 'you asked us for it',
  'staff-reply': 'A person of our team writes:\n{text}\nYour case: {reference}',
  looks:
    'In the last year our staff looked at your case {n, plural, one {# time} other {# times}}: {list}. Each look is written down, with its reason.',
  'looks.none': 'In the last year nobody of our staff looked at your case.',
  'looks.support': '{n} by support',
  'looks.privacy': '{n} by the privacy officers',
  'looks.admin': '{n} by the administrators',
  'looks.technician': '{n} by engineers',
  'case-opened.complaint':
    'We are sorry. A person looks into your complaint and answers in this chat by {by}.\nYour case: {reference}',
  'case-opened.person': 'A person will answer in this chat by {by}.\nYour case: {reference}',
  'case-opened.somebody-else': 'Your case is open. A person will answer in this chat by {by}.\nYour case: {reference}',
  'case-opened.care':
    'Your case is open. A person will write to you in this chat by {by}. Take your time.\nYour case: {reference}',

  'account.email':
    'A CallMissed account needs two proofs: {number, select, none {your number} other {this number, ending {number},}} and a code by e-mail.\nWhich e-mail address do you sign in with? Please type it.',
  'account.code':
    'If an account has this number and the address {email}, a code of 6 digits is on its way there. Type it here within 10 minutes.\nNo mail? Look under spam. Or the account has another number or address: then no code is sent.\nNever pass the code on. We do not ask for it on the phone.',
  'account.code-again':
    'That code no longer counts: it was too old, or wrong five times. I can send a new one to {email}, if an account has this number and that address.',
  'button.code-again': 'Send a new code',
  'button.other-email': 'Another address',
  'button.other-account': 'Another account',
  'account.email-shape': 'Please type the whole e-mail address, for example: name@example.com',
  'account.code-shape': 'The code has 6 digits. Please look at the e-mail again and type it here.',
  'account.code-wrong':
    'That code is not right. {left, plural, =0 {You cannot try it again: ask for a new one above.} one {You can try # more time.} other {You can try # more times.}}',
  'account.code-limit':
    'Those were enough codes for now. Please try again in an hour; after six in a day, tomorrow. If you cannot wait, write: talk to a person.',
  'account.proof-old': 'The proof by e-mail is more than an hour old. Nothing was closed. Please start again with a new code.',
  'account.none':
    'This number and address no longer belong to an account. Nothing was closed. If that surprises you, write: talk to a person.',
  'account.person': 'A person must look at this account first. Nothing was closed.',
  'account.elsewhere':
    'This chat belongs to the business. About a CallMissed account, write “my CallMissed account” {link, select, none {to support@callmissed.com} other {here: {link}}}',
  'account.list': 'Which account do you mean?',
  'account.row': '{can, select, account {You are the owner} profile {Your own profile only} other {A person must help}}',
  'review-account.account':
    'You own the account {business}: {counts}{people, plural, one {# person in the team} other {# people in the team}}, bots, keys and knowledge.\nIf you say yes:\n• At once nobody can sign in; keys, bots and campaigns stop.\n• At {at} it is erased. Nobody can bring it back.\n• Until then you can have it back, here or by the link that all owners and admins get by e-mail.\n• Unused credits are lost. Your number at Meta stays yours.',
  'review-account.profile':
    'You are in the team of {business}. Only its owner can close the account. Your own profile can go: name, e-mail, number, sign-in, passkeys.\nIf you say yes:\n• At once you can no longer sign in.\n• At {at} it is erased. Nobody can bring it back.\n• Until then you can have it back, here or by the link in the e-mail.\n• Chats, bots and bills stay with the business. Its security log keeps what you did, without your name.',
  'account-scheduled.confirmed':
    '{kind, select, profile {Your profile{business, select, none {} other { at {business}}} is closed.} other {The account{business, select, none {} other { {business}}} is closed.}} At {at} it is erased, at the latest by {deadline}. An e-mail with a way back is on its way{kind, select, profile {} other { to every owner and admin}}.\nYour case: {reference}\nChanged your mind? Tap before {before}.',
  'account-scheduled.exists':
    'This has been asked for already. {kind, select, profile {Your profile{business, select, none {} other { at {business}}}} other {The account{business, select, none {} other { {business}}}}} is closed. At {at} it is erased, at the latest by {deadline}.\nYour case: {reference}\nChanged your mind? Tap before {before}.',
  'account-scheduled.status':
    '{kind, select, profile {Your profile{business, select, none {} other { at {business}}}} other {The account{business, select, none {} other { {business}}}}} is closed. At {at} it is erased, at the latest by {deadline}. I will write to you then.\nYour case: {reference}\nChanged your mind? Tap before {before}.',
  'account-scheduled.soon':
    '{kind, select, profile {Your profile{business, select, none {} other { at {business}}}} other {The account{business, select, none {} other { {business}}}}} is closed and is erased very soon, at the latest by {deadline}.\nYour case: {reference}',
  'button.keep-account': '{kind, select, profile {Keep my profile} other {Keep my account}}',
  'button.sooner': 'Erase it sooner',
  'account-keep':
    '{kind, select, profile {Keep your profile{business, select, none {} other { at {business}}}} other {Keep the account{business, select, none {} other { {business}}}}}, and let it work again?',
  'account-sooner':
    'Erase it at {at} already? That is the soonest. Until then you can still have it back. Everyone who was told gets another e-mail. A day that has been brought forward is never put back.',
  'button.sooner-yes': 'Yes, sooner',
  'button.sooner-no': 'No, leave the day',
  'account-not-sooner':
    'It cannot go sooner: everybody in the account has at least 72 hours to object, and after a change of phone the full time counts.',
  'account-undone':
    'Done. {kind, select, profile {Your profile{business, select, none {} other { at {business}}}} other {The account{business, select, none {} other { {business}}}}} works again within a minute. Keys and bots are as they were.',
  'account-undone.closed':
    'Done. The deletion of your profile is taken back. But the account of the business is closed, and your sign-in with it. It is erased on {day}.',
  'account-too-late':
    'It could be kept until {until}. That time is over. Nothing is erased yet. Must it stay? Write: talk to a person.',
  'account-status':
    '{kind, select, profile {Your profile{business, select, none {} other { at {business}}}} other {The account{business, select, none {} other { {business}}}}}{is, select, scheduled { is closed. It is erased on {at}, at the latest by {deadline}.} running { is being erased right now. I will write to you by {deadline}.} completed { was erased{finished, select, none {} other { on {finished}}}.} partial { is erased for the most part. One part is not confirmed yet; we keep trying until {deadline} and write to you.} cancelled { stays: the request was taken back.} refused {: the request could not be carried out. Write: talk to a person.} other { is closed. A person is looking at the request; it takes longer. You hear from us by {deadline}.}}\nYour case: {reference}',
  'account-finished':
    '{kind, select, profile {Your profile{business, select, none {} other { at {business}}}} other {The account{business, select, none {} other { {business}}}}} is erased{counts, select, none {} other {: {counts}}}. We checked: none left.',
  'account-finished.backups':
    'Encrypted backup copies go by {backups}.{kind, select, profile {} other { What other businesses hold of your own number stays: for that, write: delete my data.}}',
  'account-delayed':
    'Erasing {kind, select, profile {your profile} other {the account}}{business, select, none {} other { {business}}} takes longer: a person is looking at it. It stays closed meanwhile. You hear from us by {deadline}.\nYour case: {reference}',
  'account-closing':
    'We are closing {kind, select, profile {your profile{business, select, none {} other { at {business}}}} other {the account{business, select, none {} other { {business}}}}}: that takes longer than usual. You hear from us by {deadline}.\nYour case: {reference}',

  'mail.code.subject': 'Your code for CallMissed',
  'mail.code':
    'Somebody who writes to us on WhatsApp from the number in your account wants to close a CallMissed account or profile. The code:\n\n{code}\n\nIt is good for 10 minutes, and only in that chat. Never pass it on: we do not ask for it on the phone or by e-mail.\nWas it not you? Then do nothing: without the code nothing happens. If it comes again, tell support@callmissed.com.',
  'mail.closed.subject':
    '{kind, select, profile {Your profile at {business} is closed} other {The account {business} is closed}}',
  'mail.closed':
    '{kind, select, profile {Your profile at {business} was closed on your request on WhatsApp.} other {The CallMissed account {business} was closed on its owner’s request. Nobody can sign in now; keys, bots and campaigns have stopped.}}\nOn {day} it is erased. After that nobody can bring it back. What the law keeps, such as invoices, stays until its own day.',
  'mail.sooner.subject': '{kind, select, profile {Your profile at {business}} other {The account {business}}} is erased sooner',
  'mail.sooner':
    '{kind, select, profile {Your profile at {business}} other {The account {business}}} is now erased on {day} already, as was asked on WhatsApp. After that nobody can bring it back.',
  'mail.near.subject': '{kind, select, profile {Your profile at {business}} other {The account {business}}} is erased on {day}',
  'mail.near':
    'A reminder: {kind, select, profile {your profile at {business}} other {the CallMissed account {business}}} is closed, and erased on {day}. After that nobody can bring it back.',
  'mail.undo': 'Is that wrong? Until then this page takes it back; press the button there:\n{link}',
  'mail.team':
    'You get this e-mail because you are in its team: your own profile there (name, e-mail, number, sign-in) is erased with it. Until then its owner and admins can take that back. You need to do nothing; if the day changes, we write to you.',
  'mail.ask':
    'Is that wrong? Before then, write to our Grievance Officer at karan@callmissed.com, and a person looks at it. Your own access has been switched off, so there is no link here.',
  'mail.case': 'Case: {reference}. At the latest by {deadline}. Grievance Officer: karan@callmissed.com',
  'mail.back.subject': '{kind, select, profile {Your profile at {business}} other {The account {business}}} stays',
  'mail.back':
    'The deletion of {kind, select, profile {your profile at {business}} other {the CallMissed account {business}}} was taken back. It works again as before within a minute.\nDid none of you do that? Write to support@callmissed.com.',
  'mail.erased.subject':
    '{kind, select, profile {Your profile at {business}} other {The account {business}}} is erased{partial, select, yes { for the most part} other {}}',
  'mail.erased':
    '{kind, select, profile {Your profile at {business}} other {The CallMissed account {business}}} is erased{partial, select, yes { for the most part; one part is not confirmed yet, and we keep trying until {deadline}} other {}}. What the law keeps stays until its own day. Encrypted backup copies go by {backups}.\n{partial, select, yes {We write once more when it is done.} other {This is the last e-mail about it: we keep your address no longer for this.}}',

  'undo.title': 'Keep it?',
  'undo.ask':
    '{kind, select, profile {Your CallMissed profile is closed} other {A CallMissed account is closed}} and is erased on {day}. Press the button to take that back: it then works again as before, and everybody who was told hears of it.',
  'undo.button': 'Keep it',
  'undo.done': 'Done. It stays and works again within a minute.',
  'undo.over':
    'This link can change nothing any more: the deletion was taken back before, or its time is over. Questions: support@callmissed.com',
  'some-business': 'A business',
  'forward-denied': 'Thank you. {business} cannot make us write to you again. Nothing was deleted.',
  'forward-silenced': 'Thank you. {business} cannot make us write to you again.',
  objected:
    '{business} asks to keep your data. Its reason: {ground}.\nOur privacy officer decides by {by}, and I write to you here.{stopping, select, yes {} other { We do not use your data meanwhile.}} If nobody decides by then, it is erased.\nYour case: {reference}',
  'objection-decided.over': 'What {business} said is no reason to keep your data. It is erased at {at}.\nYour case: {reference}',
  'objection-decided.no-reason': 'What {business} said is no reason to keep your data.',
  'objection-decided.upheld':
    '{business} may keep its data for now. Its reason: {ground}. What other businesses hold is still erased, if you asked for it.\nNot right? Write COMPLAIN.\nYour case: {reference}',
  'ground.legal-proceedings': 'a court case or legal claim',
  'ground.legal-obligation': 'a law makes it keep the data',
  'ground.unpaid-dues': 'a bill is not paid yet',
  'ground.fraud-investigation': 'a suspicion of fraud is being looked into',
  'ground.open-order': 'an order of yours is still open',
  'case-open': 'Your case {reference} is open: a person answers in this chat by {by}.',
  'case-open.complaint': 'Your complaint {reference} is open: a person answers in this chat by {by}.',
  'case-answer': 'About your case {reference}:\n{text}',
  'case-answer.open': 'You can answer here.',
  'case-answer.closed': 'With this your case is closed. Not right? Type COMPLAIN.',
  'case-refused': 'We cannot carry out your request: {why} Nothing was deleted.',
  'case-refused.papers': 'the papers do not show that you may ask for this data.',
  'case-noted': 'Thank you. A person reads this and answers here.\nYour case: {reference}',
  board:
    'If that does not help: the next step is the Data Protection Board of India{from, select, none {} other { (it takes such complaints from {from})}}.',
  refused:
    'We cannot carry out your request: {why} Nothing was deleted, and your data is in use again.\nYour case: {reference}\nNot right? Type COMPLAIN: the Grievance Officer looks at it and answers here.',
  'refused.suspected_fraud': 'there are signs that it does not come from the person whose data it is.',
  'refused.insuf_verification': 'we could not make sure that this data is yours.',
  'refused.no_match': 'we found no data that belongs to it.',
  'refused.claim_not_covered': 'a law makes us keep this data, or the right to deletion does not cover it.',
  'refused.outside_jurisdiction': 'the law that you name does not apply to this data.',
  'refused.too_many_requests': 'the same was asked too many times.',
  'refused.other': 'a person looked at it and found that we may not.',
  'status.link': 'See how it stands: {link}',
  'choose.linked':
    'This is CallMissed. {business} uses us to chat with and call its customers.\n{number, select, none {This is only about your own chat.} other {Your message came from the number ending {number}, so this is only about that number.}}\nWhat do you want deleted?',
  'button.linked': 'Only this business',
  'button.delete-all': 'All my data',
  'letter.subject': 'Your case {reference} at CallMissed',
  'letter.undo':
    'Changed your mind, or was it not you? Tell us before that day: on WhatsApp from the number, or by e-mail to support@callmissed.com.',
  'letter.in-chat':
    'Meanwhile we were asked for the same on WhatsApp, from the number itself. We go on with that and answer there. Here you hear no more of it.\nYour case: {reference}',
  'letter.other.entered':
    'We have seen the papers. The data of that number is erased on {at}, at the latest by {deadline}.\nYour case: {reference}',
  'letter.other.done': 'The data of that number is erased. We checked: none left.',
  'letter.other.partial':
    'A part of the data of that number is erased. The rest is not confirmed yet: we keep trying and write to you.\nYour case: {reference}',
  'letter.other.delayed':
    'Deleting the data of that number takes longer than planned: a person is looking at it.{stopping, select, yes {} other { We do not use it meanwhile.}} You hear from us by {deadline}.\nYour case: {reference}',
  'letter.other.held':
    'Deleting the data of that number is paused until {until} at the latest: {why}.{stopping, select, yes {} other { We do not use it meanwhile.}}\nYour case: {reference}',
  'letter.other.extended':
    'The data of that number is erased later, on {at}: {why}. At the latest by {deadline}.\nYour case: {reference}',
  'letter.other.refused':
    'We do not delete the data of that number: {why} It stays as it was, and businesses can use it again.\nYour case: {reference}',
  'letter.other.taken-back': 'The deletion of the data of that number was stopped. Nothing was deleted.\nYour case: {reference}',
  'letter.other.objected':
    '{business} asks to keep the data of that number. Its reason: {ground}.\nOur privacy officer decides by {by}, and we write to you.{stopping, select, yes {} other { We do not use the data meanwhile.}} If nobody decides by then, it is erased.\nYour case: {reference}',
  'letter.other.objection-over':
    'What {business} said is no reason to keep the data of that number. It is erased on {at}.\nYour case: {reference}',
  'letter.other.no-reason': 'What {business} said is no reason to keep the data of that number.',
  'letter.other.why.identity-in-doubt': 'we have to look at the papers once more',
  'papers-told':
    'Somebody asked us to delete the data of this number and showed us papers for it. It is erased on {at}. Is this your number, and shall the data stay? Then write here: keep my data.',
  'papers-over.done': 'The data of this number is erased. We checked: none left.',
  'papers-over.partial':
    'A part of the data of this number is erased. The rest is not confirmed yet: we keep trying and write to you.',
  'papers-over.kept': 'The data of this number will not be deleted after all. Nothing was deleted, and the data is in use again.',
  'letter.kept': 'What a law makes us keep stays until its own day; the proof says until when.',
  'letter.proof': 'Proof: {link}',
  'letter.complain': 'Not right? Write COMPLAINT to support@callmissed.com. Our Grievance Officer answers.',
  papers:
    'Papers go by e-mail only: support@callmissed.com, with {reference} in the subject. Cover numbers that nobody needs. Only our team sees them. They are erased 30 days after our answer, after 90 days at the latest.\nPlease send no ID papers in this chat.',
  'papers.dead': 'What we need:\n1. The death certificate\n2. A paper that shows you are family, or were named as nominee',
  'papers.ill':
    'What we need:\n1. A doctor’s paper that says they cannot decide now\n2. A paper that shows you are their guardian, or were named as nominee',
  'papers.minor':
    'What we need:\n1. The birth certificate of the child\n2. If you are not the parent: the paper that makes you the guardian',
  'papers.other':
    'What we need:\n1. A letter signed by them that says you may ask for them\n2. Or the paper that names you as nominee',
  'link.text': 'Delete my data · code {code}',
} as const

export type CopyKey = keyof typeof en
export type Copy = Record<CopyKey, string>
