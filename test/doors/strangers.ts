import { randomUUID } from 'node:crypto'
import { demoStaff } from '../../src/console/demo-staff.ts'
import { newToken } from '../../src/runtime/ids.ts'
import { OWNER } from './support/chat-door.ts'
import { HIDDEN } from './support/door-world.ts'
import type { Named, Seen } from './support/seen.ts'
import { askedAbout, calledWithKey, inAChat, inAnotherChat, lastTurn, passedOn } from './support/stranger-chats.ts'
import {
  acknowledged,
  calledByMeta,
  type Knock,
  mailed,
  opened,
  openedEach,
  postedAsWhatsApp,
  sent,
  sentToConsole,
  typedOnThePage,
} from './support/stranger-pages.ts'
import { DEDICATED, LINK_CODE, PROCESSOR, RETIRED_CODE, type StrangerWorld } from './support/stranger-world.ts'

/** One way to name something at a door. */
export interface Way {
  knock: Knock
  names(world: StrangerWorld): Named
  /** In what the real one is answered otherwise, and why it has to be. Everything else is the same, and all that is invented is. */
  differs?: { in: readonly (keyof Seen)[]; because: string }
}

const INVENTED_CASE = 'CM-2222-2222'
const NOBODY = '+917000099301'

const numbers = ({ numberOf }: StrangerWorld): Named => ({
  real: [numberOf('prakash'), numberOf('rohan'), numberOf('meera'), numberOf('sunita')],
  invented: [NOBODY, '+917000099302'],
})
const addresses = (): Named => ({ real: [OWNER], invented: ['vikram.joshi@nowhere-coaching.example', 'nobody@nowhere.example'] })
const cases = ({ there }: StrangerWorld): Named => ({
  real: [there.requestReference, there.doneReference, there.caseReference],
  invented: [INVENTED_CASE, 'CM-3333-3333'],
})
const ids = ({ there }: StrangerWorld): Named => ({
  real: [there.forwardId, there.requestId],
  invented: [randomUUID(), there.receiptId],
})
const links = (real: (world: StrangerWorld) => string) => (world: StrangerWorld) => ({
  real: [real(world)],
  invented: [newToken(), newToken()],
})
const buttons = (real: (world: StrangerWorld) => string) => (world: StrangerWorld) => ({
  real: [real(world)],
  invented: [1, 2].map(() => real(world).replace(/[\w-]{22}/, newToken())),
})
const HOLDER = 'only whom we sent the link can name 128 bits, and to them it is what it was sent for'

/**
 * Every way in which a stranger can name something at a door. Nothing tells them whether it exists; where the truth demands a difference, it stands
 * here with its reason.
 */
export const ways: Readonly<Record<string, Way>> = {
  'partner API: a number is passed on': { knock: passedOn, names: numbers },
  'partner API: the status of what is another business’s': { knock: askedAbout('status'), names: ids },
  'partner API: an objection to what is another business’s': { knock: askedAbout('objection'), names: ids },

  'e-mail: a number in the subject': { knock: mailed('Delete my data, …', 'Please.'), names: numbers },
  'e-mail: a number in the body': {
    knock: mailed('Data Deletion Request', 'Please delete my data. My number is ….'),
    names: numbers,
  },
  'e-mail: an account’s address in the subject': { knock: mailed('Delete my CallMissed account …', 'Please.'), names: addresses },
  'e-mail: an account’s address in the body': {
    knock: mailed('Data Deletion Request', 'Please delete my CallMissed account. My address is ….'),
    names: addresses,
  },
  'e-mail: a case number in the subject': { knock: mailed('Papers for …', 'Here they are.'), names: cases },
  'e-mail: a case number in the body': { knock: mailed('Data Deletion Request', 'How does my case … stand?'), names: cases },

  'chat: an account’s address': { knock: inAChat((phone, name) => phone.say(name), 'my CallMissed account'), names: addresses },
  'chat: a guessed code for an account’s address': {
    knock: inAChat((phone) => phone.say('111111'), 'my CallMissed account', '…'),
    names: addresses,
  },
  'chat: somebody else’s number': { knock: inAChat((phone, name) => phone.say(`delete the data of ${name}`)), names: numbers },
  'chat: the card of somebody else’s number': {
    knock: inAChat((phone, name) => phone.shareContact(name, 'other')),
    names: numbers,
  },
  'chat without a number: the card of somebody else’s number': {
    knock: inAnotherChat('hidden', (phone, name) => phone.shareContact(name, 'other'), 'delete my data'),
    names: numbers,
  },
  'a business’s chat: somebody else’s number': {
    knock: inAnotherChat('in a shop', (phone, name) => phone.say(`delete the data of ${name}`)),
    names: numbers,
  },
  'a business’s chat: somebody else’s case number': {
    knock: inAnotherChat('in a shop', (phone, name) => phone.say(`status of ${name}`), 'delete my data'),
    names: cases,
  },
  'a business’s chat: an account’s address': {
    knock: inAnotherChat('in a shop', (phone, name) => phone.say(name), 'delete my data', 'my CallMissed account'),
    names: addresses,
  },
  'chat: somebody else’s case number': { knock: inAChat((phone, name) => phone.say(name)), names: cases },
  'chat: how somebody else’s case stands': { knock: inAChat((phone, name) => phone.say(`status of ${name}`)), names: cases },
  'chat with a case of one’s own: how somebody else’s stands': {
    knock: (world, name) =>
      lastTurn(world, world.test.phone('meera'), { before: [], act: (phone) => phone.say(`status of ${name}`) }, name),
    names: ({ there }) => ({ real: [there.doneReference], invented: [INVENTED_CASE, 'CM-3333-3333'] }),
  },
  'chat: undoing somebody else’s case': { knock: inAChat((phone, name) => phone.say(`keep my data ${name}`)), names: cases },
  'chat: somebody else’s button': {
    knock: inAChat((phone, name) => phone.tap(name)),
    names: buttons(({ there }) => there.confirmButton),
  },
  'chat: somebody else’s button under a business’s message': {
    knock: inAChat((phone, name) => phone.send({ type: 'button', button: { payload: name, text: 'Continue' } })),
    names: buttons(({ there }) => there.forwardButton),
  },
  'chat: the code of a business that holds nothing about who types it': {
    knock: inAChat((phone, name) => phone.say(`Delete my data · code ${name}`)),
    names: () => ({ real: [LINK_CODE], invented: ['K7Q2M8', 'M8N7P6'] }),
  },

  'chat: the code of a link that was retired': {
    knock: inAChat((phone, name) => phone.say(`Delete my data · code ${name}`)),
    names: () => ({ real: [RETIRED_CODE], invented: ['K7Q2M8', 'ABCDE2'] }),
  },

  'poster of a link that was retired': {
    knock: openedEach('/links/…', '/links/….svg', '/links/….png'),
    names: () => ({ real: [RETIRED_CODE], invented: ['K7Q2M8', 'ABCDEF'] }),
  },
  'poster and its QR codes': {
    knock: openedEach('/links/…', '/links/….svg', '/links/….png'),
    names: () => ({ real: [LINK_CODE], invented: ['K7Q2M8', 'ABCDEF'] }),
    differs: { in: ['status', 'headers', 'body'], because: 'the business hangs it up for everybody' },
  },
  'page of an open request': {
    knock: opened('/r/…?lang=en'),
    names: links(({ there }) => there.openToken),
    differs: { in: ['status', 'headers', 'body'], because: HOLDER },
  },
  'page of a finished request': {
    knock: opened('/r/…?lang=en'),
    names: links(({ there }) => there.doneToken),
    differs: { in: ['status', 'headers', 'body'], because: HOLDER },
  },
  'case number in the place of a link’s token': {
    knock: openedEach('/r/…?lang=en', '/account/undo/…', '/notices/…'),
    names: cases,
  },
  'case number typed on the public page': { knock: typedOnThePage, names: cases },
  'link that takes a closed account back, opened': {
    knock: opened('/account/undo/…'),
    names: links(({ there }) => there.undoToken),
    differs: { in: ['status', 'headers', 'body', 'work'], because: HOLDER },
  },
  'link that takes a closed account back, pressed': {
    knock: sent('/account/undo/…'),
    names: links(({ there }) => there.undoToken),
    differs: { in: ['status', 'headers', 'body', 'work'], because: HOLDER },
  },
  'link that has taken an account back, opened': {
    knock: opened('/account/undo/…'),
    names: links(({ there }) => there.undoToken),
    differs: { in: ['work'], because: HOLDER },
  },
  'link to a business’s notice, opened': { knock: opened('/notices/…'), names: links(({ there }) => there.noticeToken) },
  'link to a business’s notice, pressed': {
    knock: sent('/notices/…'),
    names: links(({ there }) => there.noticeToken),
    differs: { in: ['status', 'headers', 'body', 'work'], because: HOLDER },
  },
  'link to a business’s notice, pressed again': {
    knock: sent('/notices/…'),
    names: links(({ there }) => there.noticeToken),
    differs: { in: ['work'], because: HOLDER },
  },
  'link to a business’s notice, used to object': {
    knock: sent('/notices/…/objection', { ground: 'unpaid-dues' }),
    names: links(({ there }) => there.noticeToken),
    differs: { in: ['status', 'headers', 'body', 'work'], because: HOLDER },
  },
  'link to a business’s notice, used to object for no reason of the list': {
    knock: sent('/notices/…/objection', { ground: 'because' }),
    names: links(({ there }) => there.noticeToken),
  },
  receipt: {
    knock: opened('/receipts/…'),
    names: ({ there }) => ({ real: [there.receiptId], invented: [randomUUID(), there.requestId, there.taskId] }),
    differs: { in: ['status', 'headers', 'body', 'work'], because: 'receipts are for whoever has their id, and name nobody' },
  },

  'Meta’s callback': { knock: calledByMeta('Meta'), names: () => ({ real: [HIDDEN], invented: ['218471000000017'] }) },
  'Meta’s callback, signed by nobody': {
    knock: calledByMeta('nobody'),
    names: () => ({ real: [HIDDEN], invented: ['218471000000017'] }),
  },
  'page of Meta’s confirmation code': {
    knock: opened('/meta/data-deletion/…?lang=en'),
    names: ({ there }) => ({ real: [there.metaCode], invented: ['0123456789abcdef0123456789abcdef', 'f'.repeat(32)] }),
    differs: {
      in: ['status', 'headers', 'body'],
      because: 'Meta alone was given the code, and even its page says that nothing is held',
    },
  },
  'webhook, signed by nobody': {
    knock: postedAsWhatsApp,
    names: ({ numberOf }) => ({
      real: [`${DEDICATED} ${numberOf('meera')}`, `${DEDICATED} ${NOBODY}`],
      invented: [`106600000000999 ${numberOf('meera')}`, `106600000000999 ${NOBODY}`],
    }),
  },
  'a processor’s answer with another’s key': {
    knock: acknowledged,
    names: ({ there: { taskId } }) => ({
      real: [`${PROCESSOR} ${taskId}`],
      invented: [`${PROCESSOR} ${randomUUID()}`, `another ${taskId}`, `another ${randomUUID()}`],
    }),
  },

  'console: a case, without signing in': { knock: opened('/console/requests/…'), names: cases },
  'console: a number searched without signing in': { knock: sentToConsole('/console/find', { what: '…' }), names: numbers },
  'console: a printed link': {
    knock: opened('/console/sign-in/link/…'),
    names: links(({ there }) => there.staffToken),
    differs: {
      in: ['status', 'body', 'headers'],
      because: 'it is printed on the server, works once, and its page knows nobody yet',
    },
  },
  'console: a person of staff, with an invented link': {
    knock: sentToConsole(`/console/sign-in/link/${'A'.repeat(44)}`, { staff: '…' }),
    names: () => ({ real: demoStaff.map(({ id }) => id), invented: ['staff:demo-nobody', 'staff:nobody'] }),
  },
  'console: a session': {
    knock: (world, name) => opened('/console/requests', { headers: { cookie: `__Host-console-session=${name}` } })(world, name),
    names: ({ there }) => ({ real: [there.endedSession], invented: [newToken() + newToken()] }),
  },
  'partner API: a revoked key': {
    knock: calledWithKey,
    names: ({ there }) => ({ real: [there.revokedKey], invented: [`cm_${'x'.repeat(32)}`, `cm_${newToken()}`] }),
  },
}
