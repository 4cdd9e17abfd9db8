import { loadChannels } from '../db/channels.ts'
import { demoPeopleListing } from '../platform/demo-people.ts'
import { type Config, readConfig } from '../runtime/config.ts'
import { hasEmbedded, timeOf, withDatabases } from './open.ts'
import { print, table } from './print.ts'
import { Sentence } from './sentence.ts'

/** `demo people`: whom to play, and on which channels. In a trial the dedicated channel is the number of the settings. */
export async function demoPeople(json: boolean): Promise<void> {
  const config = readConfig()
  if (config.mode === 'production') {
    throw new Sentence('The demo people live in the embedded database only: unset DATABASE_URL and PLATFORM_DATABASE_URL.')
  }
  const dedicated = await dedicatedNumber(config)
  const people = demoPeopleListing(timeOf(config)).map((person) => ({
    ...person,
    channels: person.channels.map((channel) =>
      channel.mode === 'dedicated' && dedicated !== undefined ? { ...channel, phoneNumberId: dedicated } : channel,
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

// The settings may have been given to the server alone; then its database knows. The people themselves need none.
async function dedicatedNumber(config: Config): Promise<string | undefined> {
  if (config.whatsapp) return config.whatsapp.phoneNumberId
  if (!hasEmbedded(config)) return undefined
  const channels = await withDatabases(({ db, keys }) => loadChannels(db, keys))
  return channels.find(({ mode }) => mode === 'dedicated')?.phoneNumberId
}
