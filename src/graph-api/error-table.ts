/** One error code of Meta's and what this program does about it. */
export interface ErrorRow {
  meaning: string
  action: 'retry' | 'retry-few' | 'throttle' | 'pair-rate' | 'late-retry-once' | 'use-template' | 'stop-channel' | 'permanent'
  /** A human must look at it. */
  alarm: boolean
  /** One sentence for support. */
  whatToDo: string
}

const row = (action: ErrorRow['action'], meaning: string, whatToDo: string): ErrorRow => ({
  action,
  meaning,
  whatToDo,
  alarm: false,
})
const alarming = (action: ErrorRow['action'], meaning: string, whatToDo: string): ErrorRow => ({
  action,
  meaning,
  whatToDo,
  alarm: true,
})

const wait = 'Nothing: it is tried again.'
const slower = 'Nothing: sending slows down by itself.'
const token = 'Put a valid access token on the channel and resume it.'
const resume = 'settle it in WhatsApp Manager, then resume the channel.'
const ourBug = 'This is a defect of the bot: report it with the message’s name, and tell the person another way.'
const otherWay = 'Tell the person another way.'
const noOffer =
  'Nothing that the bot says is an offer: `npm run cli -- doctor` tells which template Meta counts so; and tell the person another way.'
const repair = 'Correct the template in WhatsApp Manager and in the bot’s copy, and tell the person another way.'
const number = 'Look at the number in WhatsApp Manager; this code does not belong to a send.'
const template = (meaning: string) => alarming('permanent', meaning, repair)
const registration = (meaning: string) => alarming('permanent', meaning, number)
const notSent = (meaning: string) => alarming('permanent', meaning, ourBug)

/** Meta's list of 2026-09-11 (developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes). */
export const errorTable: Readonly<Record<number, ErrorRow>> = {
  0: alarming('stop-channel', 'The access token is not valid', token),
  1: row('retry-few', 'Unknown error, or a bad request', `It is tried five times within half an hour. Given up: ${ourBug}`),
  2: row('retry', 'Meta is down for a moment', wait),
  3: alarming('stop-channel', 'The app may not do this', `Check the app’s permissions, ${resume}`),
  4: row('throttle', 'The app’s call limit is reached', slower),
  10: alarming('stop-channel', 'Permission is not granted or was removed', `Check the app’s permissions, ${resume}`),
  33: alarming('permanent', 'The phone number id does not exist any more', 'Remove or replace the channel.'),
  100: alarming('permanent', 'A parameter is not valid', ourBug),
  190: alarming('stop-channel', 'The access token has expired', token),
  368: alarming('stop-channel', 'The account is blocked for a policy violation', `Read the account’s notices, ${resume}`),
  613: row('throttle', 'A rate limit of the app is reached', slower),
  80007: row('throttle', 'The account’s rate limit is reached', slower),
  130403: row(
    'permanent',
    'The person was blocked by this number',
    'Unblock the person in WhatsApp Manager if that was a mistake.',
  ),
  130429: row('retry', 'The number’s throughput is reached', slower),
  130472: alarming('permanent', 'The person takes part in an experiment of Meta’s with marketing', noOffer),
  130497: row('permanent', 'The person’s country is restricted', otherWay),
  131000: row('retry', 'Something went wrong at Meta', wait),
  131005: alarming('stop-channel', 'Access denied', `Check the app’s permissions, ${resume}`),
  131008: notSent('A parameter is missing'),
  131009: notSent('A parameter’s value is not valid'),
  131016: row('retry', 'Meta’s service is not available', wait),
  131021: row('permanent', 'The person’s number is the channel’s own', 'Write from another number.'),
  131026: row('late-retry-once', 'WhatsApp cannot deliver to this person', `It is tried once more, later. ${otherWay}`),
  131030: alarming('permanent', 'The number is not on the test account’s list', 'Add it to the list, or use a live number.'),
  131031: alarming('stop-channel', 'The account is locked', `Read the account’s notices, ${resume}`),
  131037: alarming('stop-channel', 'The display name is not approved', `Have the name approved: ${resume}`),
  131042: alarming('stop-channel', 'There is a problem with the payment', `Look at the payment method, ${resume}`),
  131045: alarming('stop-channel', 'The number is not registered', `Register the number again: ${resume}`),
  131047: row(
    'use-template',
    'More than 24 hours since the person’s last message',
    'The template is sent where one exists; else wait for the person.',
  ),
  131048: alarming(
    'throttle',
    'Too many messages were reported as spam',
    'Look at the number’s quality; sending goes on slowly.',
  ),
  131049: alarming('permanent', 'Meta holds marketing back from this person', noOffer),
  131050: alarming('permanent', 'The person wants no marketing', noOffer),
  131051: notSent('The kind of message is not supported'),
  131052: notSent('Media could not be fetched'),
  131053: notSent('Media could not be uploaded'),
  131055: notSent('The method is not allowed'),
  131056: row('pair-rate', 'Too many messages to this person in a short time', slower),
  131057: row('throttle', 'The number is being upgraded for a minute', wait),
  131060: row('permanent', 'The message is not available', 'Ask the person to repeat it.'),
  131062: row(
    'permanent',
    'This kind of message needs a phone number',
    'Ask the person for the number, or write something else.',
  ),
  131063: row('permanent', 'The message was not accepted', otherWay),
  131064: row('throttle', 'The limit on template classification is reached', slower),
  132000: template('The number of template parameters differs'),
  132001: template('The template does not exist in this language'),
  132005: template('The template with its parameters is too long'),
  132007: template('The template violates a policy'),
  132012: template('A template parameter has the wrong form'),
  132015: template('The template is paused for its quality'),
  132016: template('The template is disabled for its quality'),
  132018: template('A template parameter holds characters that are not allowed'),
  132068: notSent('The flow is blocked'),
  132069: row('throttle', 'The flow is throttled', slower),
  133000: registration('An earlier deregistration is not complete'),
  133004: row('retry', 'Meta’s server is not available for a moment', wait),
  133005: registration('The two-step PIN does not match'),
  133006: registration('The number must be verified'),
  133008: registration('Too many wrong PINs'),
  133009: registration('PINs were tried too fast'),
  133010: alarming('stop-channel', 'The number is not registered on the platform', `Register the number: ${resume}`),
  133015: registration('The number was deregistered a moment ago'),
  133016: registration('The number was registered too often'),
  134011: row('permanent', 'The terms of payments are not accepted', otherWay),
  134100: row('permanent', 'Only marketing messages may go this way', otherWay),
  134101: row('permanent', 'The template is being synchronised', otherWay),
  134102: row('permanent', 'The template cannot be used this way', otherWay),
  135000: alarming('permanent', 'An error Meta does not explain', ourBug),
  137000: alarming(
    'permanent',
    'The person’s identity key has changed',
    'The number may have a new holder: ask for another proof.',
  ),
  147001: notSent('The user name request was refused'),
  147002: notSent('The user name request was refused'),
  147003: notSent('The user name request was refused'),
  147004: notSent('The user name request was refused'),
  147005: notSent('The user name request was refused'),
}
