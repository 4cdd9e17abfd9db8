import { isSpelledAs } from '../subject/address.ts'
import { answersPrompt, CONFIRMATION_AGE_MAX_MS, isOld } from './answers-prompt.ts'
import { type Context, isShared } from './context.ts'
import { hearAccount } from './hear-account.ts'
import { codeAsked, hearTypedCode, holdsCode } from './hear-code.ts'
import { hearSpoken } from './hear-spoken.ts'
import type { Choice, Heard, Told } from './heard.ts'
import { choices } from './heard.ts'
import { bidsIt, namesData, readIntent } from './intent.ts'
import { loneCode } from './intents/lone-code.ts'
import { hasOtherSign, isQuestion, normalise } from './intents/normalise.ts'
import { has, isWhole } from './intents/vocabulary.ts'
import { languages } from './language.ts'
import { meansOwnData } from './opens-deletion.ts'
import type { PersonInput } from './person-input.ts'
import { whose } from './question.ts'
import { titleTyped } from './title-typed.ts'

/**
 * Says what a message means while this question is open. Here a confirmation is told from everything that merely looks like one:
 * it must be this question's own button or code, from a message that is new, not forwarded, and answers this prompt or none.
 */
export function hear(input: PersonInput, context: Context): Heard {
  const { content } = input
  const told: Told = {
    now: input.now,
    sentAt: input.sentAt,
    genuine: !input.forwarded && input.now - input.sentAt <= CONFIRMATION_AGE_MAX_MS,
    fresh: input.fresh,
    ...(input.link === undefined ? {} : { linked: input.link.tenantId }),
    ...(input.awaitsTap ? { awaitsTap: true } : {}),
  }
  // The business's own button means what the business asked: here it fits nothing.
  if (input.foreign) return { ...told, type: 'sent.unreadable' }
  switch (content.type) {
    case 'text':
      return hearTitle(content.body, input, context, told) ?? hearText(content.body, input, context, told)
    case 'template-button':
      return hearTemplate(content, input, context, told)
    case 'button':
    case 'list-row':
      return hearTap(content.id, input, context, told)
    case 'media':
      return { ...told, type: 'sent.media', voice: content.media === 'audio' ? 'off' : null }
    case 'spoken':
      return hearSpoken(content.words, input, told)
    case 'unheard':
      return { ...told, type: 'sent.media', voice: content.why }
    case 'contacts':
      return hearContacts(content.contacts, told)
    case 'reaction':
      return { ...told, type: 'sent.reaction', elsewhere: input.answers === 'unknown' }
    case 'edit':
      return { ...told, type: 'sent.edited' }
    case 'revoke':
      return { ...told, type: 'sent.revoked' }
    case 'welcome':
      return { ...told, type: 'sent.welcome' }
    case 'location':
    case 'order':
    case 'unsupported':
    case 'unknown':
      return { ...told, type: 'sent.unreadable' }
  }
}

/** A button of a template: an invitation that is this person's own and open, else what its title says. */
function hearTemplate(content: { payload: string; text: string }, input: PersonInput, context: Context, told: Told): Heard {
  const { invitation } = input
  if (invitation && !input.forwarded)
    return invitation.says === 'open'
      ? { ...told, type: 'tapped.invited', invitation }
      : { ...told, type: 'tapped.denied', invitation }
  // Over, or somebody else's: the ordinary question comes instead.
  if (content.payload.startsWith('forward:')) return { ...told, type: 'tapped.stale', why: 'stale', undo: null }
  return hearText(content.text, input, context, told)
}

function hearTap(id: string, input: PersonInput, context: Context, told: Told): Heard {
  const cut = id.lastIndexOf(':')
  const promptId = id.slice(0, cut)
  const [choice = '', detail = ''] = id.slice(cut + 1).split('.')
  const about = input.about === undefined ? {} : { about: input.about }
  const stale = { ...told, type: 'tapped.stale', why: 'stale', undo: undoSaid(choice), ...about } as const
  const open = context.prompt
  const forWhom = choice === 'case' ? whose.options.find((known) => known === detail) : undefined
  // It opens a person's help and nothing else: whoever needs days for the tap is not asked about their own data.
  if (forWhom !== undefined && !input.forwarded && answersPrompt(input, promptId))
    return { ...told, type: 'tapped.case', who: forWhom }
  const own = promptId !== '' && (promptId === open?.id || promptId === context.sidePromptId)
  if (!own || !isChoice(choice) || !answersPrompt(input, promptId)) return stale
  if (input.forwarded) return { ...stale, why: 'forwarded' }
  // Only what confirms, or brings an end forward, grows old: the way back stays open as long as its window does.
  if ((choice === 'confirm' || choice === 'sooner-yes') && !(told.genuine && input.shown && open !== null && !isOld(open, input)))
    return stale
  // Beside the path there is only a language to choose, or a person's help: such a tap can never confirm.
  if (promptId !== open?.id && !BESIDE.has(choice)) return stale
  if (choice === 'pick') {
    const index = Number(detail)
    return Number.isInteger(index) ? { ...told, type: 'tapped.pick', index } : stale
  }
  if (choice === 'speak') {
    if (/^\d$/.test(detail)) return { ...told, type: 'tapped.languages', page: Number(detail) }
    const language = languages.find((known) => known === detail)
    return language === undefined ? stale : { ...told, type: 'tapped.speak', language }
  }
  // Each of these is one of them: the compiler gives up on so many.
  return { ...told, type: `tapped.${choice}` } as Heard
}

const BESIDE: ReadonlySet<Choice> = new Set(['speak', 'person', 'own', 'dead', 'ill', 'minor', 'other', 'case'])

function undoSaid(choice: string): Extract<Heard, { type: 'tapped.stale' }>['undo'] {
  if (choice === 'keep-no' || choice === 'decline' || choice === 'not-mine') return 'declined'
  return choice === 'keep' || choice === 'keep-yes' ? 'wanted' : null
}

function isChoice(word: string): word is Choice {
  return choices.some((choice) => choice === word)
}

function hearText(body: string, input: PersonInput, context: Context, told: Told): Heard {
  const ofAccount = hearAccount(body, input, context, told)
  if (ofAccount !== undefined) return ofAccount
  const code = codeAsked(context) ? loneCode(body) : null
  if (code !== null) return hearTypedCode(code, body, input, context, told)
  const intent = readIntent(body)
  switch (intent.is) {
    case 'code':
      return hearTypedCode(intent.code, body, input, context, told)
    case 'delete': {
      const typed = intent.typed.find((number) => !input.own.some((phone) => isSpelledAs(number, phone))) ?? null
      // Its code among words that may mean more: how to type it alone is told, and it stays the same.
      if (typed === null && holdsCode(body, context)) return { ...told, type: 'said.yes' }
      const asks = isQuestion(body) || hasOtherSign(body)
      const isPlain = !asks && (intent.plain || bidsIt(body)) && meansOwnData(body, input.own, isShared(context))
      const answers = typed === null && isPlain && offersAll(context) && answersShown(input, context, told)
      return { ...told, type: 'said.delete', typed, ...(answers ? { answers } : {}) }
    }
    case 'somebody-else':
    case 'yes':
    case 'no':
    case 'denied':
      // With nothing of ours open it is staff's question that is answered.
      if (context.prompt === null && input.inTalk !== undefined && (intent.is !== 'somebody-else' || input.askedLately))
        return { ...told, type: 'said.to-staff', reference: input.inTalk }
      if (intent.is === 'somebody-else') return { ...told, type: 'said.somebody-else', who: intent.who }
      // "Yes, delete it" to nothing that was asked is a wish.
      if (intent.is === 'yes' && context.prompt === null && !input.awaitsTap && bidsIt(body))
        return { ...told, type: 'said.delete', typed: null }
      return { ...told, type: intent.is === 'denied' ? 'said.aloud' : `said.${intent.is}` }
    case 'keep':
      return { ...told, type: 'said.keep', how: intent.how, ...(namesData(body) ? { data: true } : {}) }
    case 'stop-ads':
      return { ...told, type: 'said.stop-ads', ...(intent.unclear ? { unclear: true } : {}) }
    case 'negated':
      return { ...told, type: 'said.negated', ...(intent.ads ? { ads: true } : {}) }
    case 'language':
      return { ...told, type: 'said.language', language: intent.language }
    case 'status':
      // "Not yet" answers what staff asked, and so does the case's number that they asked for.
      if (context.prompt === null && input.inTalk !== undefined && input.askedLately && !asksAlone(body))
        return { ...told, type: 'said.to-staff', reference: input.inTalk }
      return { ...told, type: 'said.status', ...(intent.reference === undefined ? {} : { reference: intent.reference }) }
    case 'none': {
      const index = namedBusiness(body, context)
      if (index !== -1) return { ...told, type: 'tapped.pick', index }
      // Of a link's words only the code was left standing: that opens the chat like a greeting, and asks.
      if (input.link !== undefined) return { ...told, type: 'said.greeting' }
      const reference = input.inTalk ?? (context.question === null ? input.openCase : undefined)
      return reference === undefined ? { ...told, type: 'said.none' } : { ...told, type: 'said.to-staff', reference }
    }
    default:
      return { ...told, type: `said.${intent.is}` }
  }
}

/** It asks how a deletion stands and cannot be anything else: the one word, or words with the deletion in them. */
function asksAlone(body: string): boolean {
  const plain = normalise(body)
  return isWhole(plain, 'status') || has(plain, 'literal')
}

/** Whoever sees no buttons types one: that is the tap, but for what confirms. A name in a list may mean something else as well. */
function hearTitle(body: string, input: PersonInput, context: Context, told: Told): Heard | undefined {
  const id = answersShown(input, context, told) && !hasOtherSign(body) ? titleTyped(body, context) : null
  if (id === null || (id.includes(':pick.') && readIntent(body).is !== 'none')) return undefined
  // "No, still delete" is without its comma how several languages say that nothing is to be deleted.
  if (id.endsWith(':keep-no') && !/[,،]/u.test(body) && readIntent(body).is === 'negated') return undefined
  return hearTap(id, input, context, { ...told, writesTitles: true })
}

/** A question is open that offers to delete all by its first button. */
function offersAll({ question }: Context): boolean {
  return question?.key === 'choose' || question?.key === 'holdings'
}

/** The open question went out before this was written, and this answers it or none. */
function answersShown(input: PersonInput, { prompt }: Context, told: Told): boolean {
  if (prompt === null || !input.shown || !told.genuine || input.link !== undefined) return false
  // WhatsApp dates a message in whole seconds.
  return answersPrompt(input, prompt.id) && input.sentAt + 999 >= prompt.askedAt
}

/** Only what WhatsApp itself attached on our asking is the person's own number; a card picked by hand is anybody's. */
function hearContacts(contacts: { origin: 'contact_request' | 'other'; phones: string[] }[], told: Told): Heard {
  const [contact] = contacts
  const [phone] = contact?.phones ?? []
  const own = contacts.length === 1 && contact?.origin === 'contact_request' && contact.phones.length === 1
  return own && phone !== undefined && told.genuine
    ? { ...told, type: 'sent.number', phone }
    : { ...told, type: 'sent.unreadable' }
}

/** Where a list of businesses is open, its name may be typed as well; -1 unless exactly one fits. */
function namedBusiness(body: string, context: Context): number {
  const wanted = normalise(body)
  if (context.question?.key !== 'businesses' || wanted.length < 3 || isQuestion(body) || hasOtherSign(body)) return -1
  const names = context.businesses.map(({ name }) => normalise(name))
  const exact = names.indexOf(wanted)
  if (exact !== -1) return exact === names.lastIndexOf(wanted) ? exact : -1
  const fitting = names.flatMap((name, index) => (name.includes(wanted) ? [index] : []))
  return fitting.length === 1 ? (fitting[0] ?? -1) : -1
}
