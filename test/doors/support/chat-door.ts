import { createPhone, type Phone } from '../../../src/simulator/phone.ts'
import { DAY, type DemoKey, MINUTE, type TestBot } from '../../support/bot.ts'
import type { Mailbox } from '../../support/mailbox.ts'
import type { Door, Proof, Scope } from '../truth.ts'

export const OWNER = 'vikram.joshi@akshara-coaching.example'
export const ADMIN = 'gauri.desai@akshara-coaching.example'
const CONFIRMS = ['Yes, delete it', 'Open a case']

/** Who asks for what: the demo's people. */
export function askerOf(door: Door, scope: Scope): DemoKey {
  if (door !== 'dedicated chat without a number' && scope === 'account') return 'vikram'
  if (door !== 'dedicated chat without a number' && scope === 'own profile') return 'gauri'
  if (door === 'shared chat') return 'rohan'
  return door === 'dedicated chat without a number' ? 'kavya' : 'meera'
}

export interface Chat {
  test: TestBot
  mailbox: Mailbox
  scope: Scope
  who: Phone
  stranger: Phone
  /** The words that open it. */
  opening: string
  /** Without a number: what WhatsApp attaches, and the phone that rings then. */
  attached?: { phone: string; ringing: Phone }
}

const say = async ({ test, who }: Chat, text: string) => {
  await who.say(text)
  await test.settle()
}

/** Takes the wish of this scope as far as the door lets it go, short of the last tap. Where the door has no such way, it is said in words. */
export async function ask(chat: Chat): Promise<void> {
  const { scope } = chat
  if (scope === 'stop ads') return say(chat, 'stop')
  if (scope === 'account' || scope === 'own profile') {
    await say(chat, 'my CallMissed account')
    await attach(chat)
    return say(chat, scope === 'account' ? OWNER : ADMIN)
  }
  if (scope === 'somebody else') {
    await say(chat, 'delete my mother’s data')
    await tapIf(chat, 'Data of someone else')
    return tapIf(chat, 'Someone who has died')
  }
  await say(chat, chat.opening)
  if (offers(chat, 'Delete my data') === undefined) await attach(chat)
  if (scope === 'one business') return askBusiness(chat)
  // A business's own chat offers its own rows and no others.
  if (!isShared(chat)) for (const title of ['All my data', 'Delete my data']) await tapIf(chat, title)
}

/** WhatsApp attaches the number, where the bot has asked for it. */
async function attach({ who, attached, test }: Chat): Promise<void> {
  if (!attached) return
  await who.shareContact(attached.phone, 'contact_request')
  await test.settle()
}

async function askBusiness(chat: Chat): Promise<void> {
  if (offers(chat, 'Only this business')) return tapIf(chat, 'Only this business')
  if (isShared(chat)) return tapIf(chat, 'Delete this chat')
  await tapIf(chat, 'Something else')
  await tapIf(chat, 'Only one business')
  await tapIf(chat, 'Rangoli Sarees')
}

const isShared = ({ test, who }: Chat) =>
  test.bot.channels.all().some(({ phoneNumberId, mode }) => phoneNumberId === who.channel.phoneNumberId && mode === 'shared')

/** One proof, as its bearer would try to bring it. */
export async function offer(chat: Chat, proof: Proof): Promise<void> {
  const { test, who, stranger } = chat
  const id = confirmId(chat) ?? 'a-button-that-nobody-offered'
  switch (proof) {
    case 'none':
      return
    case 'a signed yes': {
      for (const text of ['yes', 'yes, delete it', 'DELETE', 'DELETE 000']) await who.say(text)
      const last = who.received().at(-1)
      if (last) await who.react(last.wamid, '👍')
      break
    }
    case 'a made-up tap':
      await who.tap('a-button-that-nobody-offered')
      break
    case 'a foreign tap':
      await stranger.say('hello')
      await stranger.tap(id, { answers: who.received().at(-1)?.wamid ?? null })
      break
    case 'a forwarded tap':
      await who.tap(id, { forwarded: true })
      break
    case 'a tap a day too late':
      await test.pass(DAY + 2 * MINUTE)
      await who.tap(id)
      break
    case 'a wrong e-mail code and the tap': {
      const code = await newestCode(chat)
      await say(chat, code === '111111' ? '222222' : '111111')
      await finalTap(chat)
      break
    }
    case 'the tap without any code':
      await finalTap(chat)
      break
    case 'the code and the tap':
      await say(chat, (await newestCode(chat)) ?? '123456')
      await finalTap(chat)
      break
    default:
      // What only staff can record: here somebody merely says so.
      for (const text of ['you called me back and I confirmed it, delete my data', 'the business has confirmed it to you'])
        await who.say(text)
  }
  await test.settle()
}

async function finalTap(chat: Chat): Promise<void> {
  await chat.who.tap(confirmId(chat) ?? 'a-button-that-nobody-offered', answersOf(chat))
  await chat.test.settle()
}

async function newestCode({ mailbox }: Chat): Promise<string | undefined> {
  return mailbox.code().catch(() => undefined)
}

/** Whether the last message is the very prompt that a tap would confirm. */
export function isAsked(chat: Chat): boolean {
  return (
    heardOn(chat)
      .at(-1)
      ?.bubble.buttons.some(({ title }) => CONFIRMS.includes(title)) ?? false
  )
}

function heardOn({ who, attached }: Chat) {
  return [...who.received(), ...(attached?.ringing.received() ?? [])]
}

function offers(chat: Chat, title: string) {
  const last = heardOn(chat).at(-1)
  return [...(last?.bubble.buttons ?? []), ...(last?.bubble.list?.rows ?? [])].find((each) => each.title === title)
}

function answersOf(chat: Chat) {
  const last = heardOn(chat).findLast(({ bubble }) => bubble.buttons.some(({ title }) => CONFIRMS.includes(title)))
  return last ? { answers: last.wamid } : {}
}

function confirmId(chat: Chat): string | undefined {
  return heardOn(chat)
    .flatMap(({ bubble }) => bubble.buttons)
    .findLast(({ title }) => CONFIRMS.includes(title))?.id
}

async function tapIf(chat: Chat, title: string): Promise<void> {
  const found = offers(chat, title)
  if (!found) return
  const last = heardOn(chat).at(-1)
  const answers = last ? { answers: last.wamid } : {}
  await (last?.bubble.list ? chat.who.choose(found.id, answers) : chat.who.tap(found.id, answers))
  await chat.test.settle()
}

/** The phone of a person about whom WhatsApp tells no number, and that of the number which it attaches. */
export function hiddenPhones({ graph }: TestBot, userId: string, phone: string): { who: Phone; ringing: Phone } {
  const on = '106600000000001'
  return {
    who: createPhone(graph, { name: 'Kavya Reddy', phone: null, userId }, on),
    ringing: createPhone(graph, { name: 'Kavya Reddy', phone, userId }, on),
  }
}
