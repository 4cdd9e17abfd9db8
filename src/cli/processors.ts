import { z } from 'zod'
import { judgeEndpoint } from '../processors/notify-business.ts'
import { addProcessor, listProcessors, removeProcessor } from '../processors/processor-store.ts'
import { CONTACT_BOOK, identifiers, verbs } from '../processors/processor-task.ts'
import type { Unsafe } from '../processors/safe-address.ts'
import { newId, newToken } from '../runtime/ids.ts'
import { readMapFile } from './data-map.ts'
import type { Opened } from './open.ts'
import { inIndia, print, table } from './print.ts'
import { readInput } from './read-input.ts'
import { FOUND, Sentence } from './sentence.ts'

export interface GivenProcessor {
  name: string
  endpoint: string
  categories: string
  verbs: string
  knowsBy: string
  answerHours: string
  generateSecret: boolean
}

const SECRET = /^[\x21-\x7e]{32,256}$/

const described = z.object({
  name: z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,31}$/, 'NAME wants small letters, digits and dashes, such as brevo.')
    .refine((name) => !/\d{5}/.test(name), 'NAME looks like somebody’s number: receipts show it to people.')
    .refine((name) => name !== CONTACT_BOOK, `${CONTACT_BOOK} is Meta’s and is looked after by the bot itself.`),
  answerHours: z
    .string()
    .regex(/^\d{1,3}$/, '--answer-hours wants a number of hours from 1 to 720.')
    .transform(Number)
    .refine((hours) => hours >= 1 && hours <= 720, '--answer-hours wants a number of hours from 1 to 720.'),
})

const WHY_UNSAFE: Record<Unsafe, string> = {
  'not-a-url': 'it is no URL',
  'not-https': 'it is not https',
  'has-credentials': 'a user and password in it would be sent in clear to every log on the way',
  'reserved-name': 'no public DNS resolves this name',
  'does-not-resolve': 'its name does not resolve',
  'private-address': 'it leads to an address of a private network',
}

/** `processor add`: somebody whom erasures are passed on to, or all of it anew for one of this name. */
export async function processorAdd(opened: Opened, given: GivenProcessor, json: boolean): Promise<void> {
  const { db, keys, config, now } = opened
  const checked = described.safeParse(given)
  if (!checked.success) throw new Sentence(checked.error.issues[0]?.message ?? 'The processor is not described.')
  const { name, answerHours } = checked.data
  const held = new Set(Object.values(readMapFile(config.dataMapFile).tables).map(({ category }) => category))
  const categories = oneOf('--categories', given.categories, [...held].sort())
  const canDo = oneOf('--verbs', given.verbs, verbs)
  const knowsBy = oneOf('--knows-by', given.knowsBy, identifiers)
  const judged = await judgeEndpoint(given.endpoint, { allowLoopback: config.mode !== 'production' })
  if (!judged.safe) throw new Sentence(`Nothing would be sent to this endpoint: ${WHY_UNSAFE[judged.because]}.`)
  const secret = given.generateSecret ? `${newToken()}${newToken()}` : await readSecret()
  const row = { id: newId(), name, endpoint: given.endpoint, secret, categories, verbs: canDo, knowsBy, answerHours }
  const was = await addProcessor(db, keys, row, now)
  if (was === undefined) throw new Sentence(`${CONTACT_BOOK} is Meta’s and is looked after by the bot itself.`)
  const shown = given.generateSecret ? { secret } : {}
  print(json, { name, renewed: was === 'renewed', ...shown }, () => [
    `The processor ${name} was ${was}: it is told of erasures from now on.`,
    ...(given.generateSecret ? [`Its secret, shown this once: ${secret}`] : []),
    `It answers with X-CallMissed-Processor: ${name}; docs/integration.md says how.`,
  ])
}

/** `processor list`: who is told, and how many erasures each has still to confirm. */
export async function processorList({ db }: Opened, json: boolean): Promise<void> {
  const processors = await listProcessors(db)
  print(json, processors, () =>
    processors.length === 0
      ? ['There is no processor yet: `npm run cli -- processor add --help` says how to add one.']
      : table([
          ['NAME', 'ENDPOINT', 'CATEGORIES', 'VERBS', 'KNOWS BY', 'ANSWERS IN', 'WAITING', 'OVERDUE', 'REFUSED', ''],
          ...processors.map((each) => [
            each.name,
            each.endpoint ?? 'Graph API',
            each.categories.join(','),
            each.verbs.join(','),
            each.knowsBy.join(','),
            `${each.answerHours} h`,
            ...[each.waiting, each.overdue, each.refused],
            each.removedAt === null ? 'told' : `removed ${inIndia(each.removedAt)}`,
          ]),
        ]),
  )
}

/** `processor remove`: it is told of no new erasure. */
export async function processorRemove({ db, now }: Opened, name: string, json: boolean): Promise<void> {
  if (!(await removeProcessor(db, name, now)))
    throw new Sentence('No processor of this name is told of erasures: `npm run cli -- processor list` shows them.', FOUND)
  const waiting = (await listProcessors(db)).find((each) => each.name === name)?.waiting ?? 0
  print(json, { name, removed: now.toISOString(), waiting }, () => [
    `${name} is told of no new erasure.`,
    ...(waiting > 0 ? [`${waiting} that it was told of before are still waited for.`] : []),
  ])
}

function oneOf<T extends string>(option: string, list: string, known: readonly T[]): T[] {
  const wanted = [...new Set(list.split(',').map((each) => each.trim()))]
  const found = known.filter((each) => wanted.includes(each))
  if (found.length === wanted.length) return found
  throw new Sentence(`${option} wants one or more of ${known.join(', ')}, with commas between them.`)
}

async function readSecret(): Promise<string> {
  const secret = await readInput('Secret that both sides sign with: ', { oneLine: true })
  if (SECRET.test(secret)) return secret
  throw new Sentence(
    'Standard input wants the secret, 32 to 256 characters without blanks; or let --generate-secret make one and show it once.',
  )
}
