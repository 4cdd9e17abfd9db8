import { type Channel, loadChannels } from '../db/channels.ts'
import { whyUnreachable } from '../db/reachable.ts'
import { readConfig } from '../runtime/config.ts'
import { checkChannel } from './doctor/check-channel.ts'
import { checkFloors } from './doctor/check-floors.ts'
import { checkInstructions } from './doctor/check-instructions.ts'
import { checkKeys } from './doctor/check-keys.ts'
import { checkMailIn } from './doctor/check-mail-in.ts'
import { checkProcessors } from './doctor/check-processors.ts'
import { checkStores } from './doctor/check-stores.ts'
import { checkTemplates } from './doctor/check-templates.ts'
import { checkVoice } from './doctor/check-voice.ts'
import { checkGraphVersion } from './doctor/graph-version.ts'
import { fail, type Line, ok } from './doctor/line.ts'
import { withGraph } from './graph.ts'
import { type Opened, withDatabases } from './open.ts'
import { print } from './print.ts'
import { FOUND, sentenceOf } from './sentence.ts'

/** `doctor`: everything that must be set up, one line each, with what to do. Returns 1 when a line fails. Prints no secret. */
export async function doctor(json: boolean): Promise<number> {
  const lines = await examine()
  print(json, lines, () => lines.flatMap(wordsOf))
  return lines.some((line) => line.is === 'fail') ? FOUND : 0
}

function wordsOf(line: Line): string[] {
  const first = `${line.is.padEnd(4)}  ${line.check}: ${line.says}`
  return line.is === 'ok' ? [first] : [first, `      ${line.whatToDo}`]
}

async function examine(): Promise<Line[]> {
  let config: ReturnType<typeof readConfig>
  try {
    config = readConfig()
  } catch (error) {
    return [fail('settings', 'they cannot be used', sentenceOf(error).sentence)]
  }
  const unreachable: Line[] = []
  for (const [setting, url] of [
    ['DATABASE_URL', config.databaseUrl],
    ['PLATFORM_DATABASE_URL', config.platformDatabaseUrl],
  ] as const) {
    const why = url === undefined ? undefined : await whyUnreachable(setting, url)
    if (why !== undefined) unreachable.push(fail('database', `${setting} cannot be reached`, why))
  }
  const settings = ok('settings', config.mode)
  if (unreachable.length > 0) return [settings, ...unreachable]
  try {
    return [settings, ...(await withDatabases((opened, botUrl) => examineOpened(opened, botUrl), { pendingIsFine: true }))]
  } catch (error) {
    return [settings, fail('database', 'it cannot be used', sentenceOf(error).sentence)]
  }
}

async function examineOpened(opened: Opened, botUrl: string): Promise<Line[]> {
  const { config, db, keys, now, platform } = opened
  const stores = [...(await checkStores(opened, botUrl)), await checkVoice(config), ...checkFloors(now)]
  const isCurrent = stores.every(({ check, is }) => check !== 'migrations' || is === 'ok')
  const version = checkGraphVersion(config.graph.version, now)
  // What the tables of this version hold can be asked of them alone.
  if (!isCurrent) return [...stores, version]
  const ring = await checkKeys(db, platform, keys)
  const others = [...(await checkProcessors(db, config)), ...(await checkInstructions(opened))]
  const lines = [...stores, await checkMailIn(db, config, now), ...others, ...ring, version]
  let channels: Channel[]
  try {
    channels = (await loadChannels(db, keys)).filter(({ wabaId }) => wabaId !== '')
  } catch {
    return [...lines, fail('channels', 'their secrets cannot be read', 'Put the missing key back into ENCRYPTION_KEYS.')]
  }
  if (!channels.some(({ mode }) => mode === 'dedicated'))
    lines.push(fail('channels', 'there is no dedicated one', 'Add it with `npm run cli -- channel add --mode dedicated`.'))
  return withGraph(config, async (graph) => {
    const { publicUrl, whatsapp } = config
    for (const channel of channels) {
      const isOfSettings = whatsapp?.phoneNumberId === channel.phoneNumberId
      lines.push(...(await checkChannel(graph, channel, { publicUrl, isOfSettings }, now)))
    }
    return [...lines, ...(await checkTemplates({ db, graph }, channels, now))]
  })
}
