import type { Bot } from '../jobs/bot.ts'
import { demoPeopleListing } from '../platform/demo-people.ts'
import { print, table } from './print.ts'

/** `demo people`: whom to play, and on which channels. The dedicated channel is the one of the settings in a trial. */
export async function demoPeople(bot: Bot, json: boolean): Promise<void> {
  const dedicated = bot.channels.all().find(({ mode }) => mode === 'dedicated')
  const people = demoPeopleListing(bot.clock.now()).map((person) => ({
    ...person,
    channels: person.channels.map((channel) =>
      channel.mode === 'dedicated' && dedicated ? { ...channel, phoneNumberId: dedicated.phoneNumberId } : channel,
    ),
  }))
  print(json, people, () =>
    table([
      ['NAME', 'NUMBER', 'LANGUAGE', 'CHATS', 'ABOUT'],
      ...people.map(({ name, phone, locale, channels, about }) => [
        name,
        phone ?? 'not shown',
        locale,
        channels.map(({ business }) => business ?? 'CallMissed').join(', '),
        about,
      ]),
    ]),
  )
}
