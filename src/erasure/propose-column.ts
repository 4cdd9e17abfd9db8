import { type CatalogueColumn, holdsText, isJson } from './catalogue.ts'
import type { ColumnAnswer, IdentifierKind } from './data-map.ts'
import { wordOf } from './propose-names.ts'
import type { ColumnSample, Shape } from './sample.ts'

export interface ColumnGuess {
  /** Undefined: nothing decides it. */
  answer?: ColumnAnswer
  because: string
  /** The values find a person. */
  holds?: IdentifierKind
  /** It sounds as if it pointed somewhere; why no way goes through it is said. */
  nowhere?: true
}

export interface ColumnFacts extends CatalogueColumn {
  name: string
  isKey: boolean
  /** The table that it points at, by its foreign key or by its name. */
  pointsAt?: { table: string; byName: boolean }
  /** Why it points nowhere, although its name sounds as if it did. */
  nowhere?: string
  sample?: ColumnSample
}

const ENOUGH = 20
const MOST = 0.5
const FEW = 0.05
const A_FEW_MENTIONS = 0.02

/** Guesses what a column holds from its keys, its values' shapes, its type and its name, in this order, and says why. */
export function proposeColumn(column: ColumnFacts): ColumnGuess {
  return byKeys(column) ?? byShape(column) ?? byType(column) ?? byName(column) ?? undecided(column)
}

function byKeys({ pointsAt, isKey, sample, name, nowhere }: ColumnFacts): ColumnGuess | undefined {
  if (pointsAt)
    return {
      answer: 'reference',
      because: `${pointsAt.byName ? 'its name says that it points' : 'foreign key'} to ${pointsAt.table}`,
    }
  const shape = sample && strongest(sample)
  if (isKey && (!shape || shape.share < MOST) && !wordOf('email', name)) return { answer: 'key', because: 'primary key' }
  if (nowhere !== undefined && (!shape || shape.share < MOST)) return { because: nowhere, nowhere: true }
  return undefined
}

const holdsByShape: Partial<Record<Shape, IdentifierKind>> = { phone: 'phone', email: 'email', user_id: 'user_id' }
const answerByShape: Readonly<Record<Shape, ColumnAnswer>> = {
  phone: 'identifier',
  email: 'identifier',
  user_id: 'identifier',
  wamid: 'identifier',
  'tax number': 'personal',
  'ip address': 'personal',
  file: 'blob key',
}
const wordsByShape: Readonly<Record<Shape, string>> = {
  phone: 'Indian mobile numbers',
  email: 'e-mail addresses',
  user_id: 'business-scoped user ids',
  wamid: 'WhatsApp message ids, which contain the number',
  'tax number': 'PAN or GSTIN',
  'ip address': 'IP addresses',
  file: 'names of media files',
}

function byShape({ type, sample, name }: ColumnFacts): ColumnGuess | undefined {
  if (!sample || isJson(type)) return undefined
  const shape = strongest(sample)
  if (!shape || shape.share < MOST) return undefined
  // Ten digits may count anything: without a name that agrees a number in a number column decides nothing.
  if (shape.kind === 'phone' && !holdsText(type) && !wordOf('phone', name)) return undefined
  if (shape.kind === 'file' && type.endsWith('[]')) return { because: `${shareSentence(shape)}, several in a row` }
  const holds = holdsByShape[shape.kind]
  return { answer: answerByShape[shape.kind], because: shareSentence(shape), ...(holds ? { holds } : {}) }
}

/** Of all shapes the one that most values have. */
export function strongest({ looksLike }: Pick<ColumnSample, 'looksLike'>): { kind: Shape; share: number } | undefined {
  const found = (Object.keys(wordsByShape) as Shape[]).map((kind) => ({ kind, share: looksLike[kind] ?? 0 }))
  const best = found.sort((a, b) => b.share - a.share)[0]
  return best && best.share > 0 ? best : undefined
}

const shareSentence = ({ kind, share }: { kind: Shape; share: number }): string =>
  `${Math.round(share * 100)} % of the values seen look like ${wordsByShape[kind]}`

function byType({ type, name, sample, generated }: ColumnFacts): ColumnGuess | undefined {
  const plain = type.replace(/(\[\])+$/, '')
  if (plain === 'boolean') return { answer: 'not personal: a switch', because: 'type boolean' }
  if (/^(timestamp|date|time)/.test(plain)) {
    const born = ['birth', 'dob', 'birthday'].includes(wordOf('personal', name) ?? '')
    return born ? { answer: 'personal', because: 'a day of birth, by its name' } : { answer: 'time', because: `type ${type}` }
  }
  if (isJson(type)) return proposeJson(sample)
  if (plain === 'oid') return { because: 'type oid: a large object may hang on it, which does not go with its row' }
  if (['inet', 'cidr', 'macaddr', 'point', 'geography', 'geometry'].includes(plain))
    return { answer: 'personal', because: `type ${type}` }
  if (['bytea', 'tsvector', 'xml', 'vector'].includes(plain))
    return { answer: 'content', because: `type ${type}: it may hold anything` }
  if (generated && holdsText(type)) return { answer: 'content', because: 'computed from other columns' }
  return undefined
}

function proposeJson(sample: ColumnSample | undefined): ColumnGuess {
  const { documents } = sample ?? {}
  if (!documents || 'read' in documents) return { answer: 'content', because: jsonSentence(sample, documents) }
  return {
    because: `its documents could not be read (PostgreSQL says ${documents.unread}): answer "content", and add to "reach" the paths at which a person’s number or address stands`,
  }
}

function jsonSentence(sample: ColumnSample | undefined, documents: { read: number; of: number } | undefined): string {
  const { places = [], dataKeys = [] } = sample ?? {}
  const found =
    places.length === 0
      ? 'json: it may hold anything'
      : `json with what looks like identifiers at ${places.map(({ path }) => path.join('.')).join(', ')}`
  const where = dataKeys.map((path) => (path.length === 0 ? 'its top' : path.join('.'))).join(', ')
  const left = dataKeys.length === 0 ? '' : `; at ${where} the keys look like data, so no path was proposed there`
  return documents ? `${found}${left} (${documents.read} of ${documents.of} documents read)` : `${found}${left}`
}

function byName(column: ColumnFacts): ColumnGuess | undefined {
  const { name, type, isEnum, sample } = column
  const isText = holdsText(type)
  const called = (kind: Parameters<typeof wordOf>[0]) => wordOf(kind, name)
  const secret = called('secret')
  if (secret && isText) return { answer: 'secret', because: `called "${secret}"` }
  const mail = called('email')
  if (mail && isText) return identified(column, 'email', mail)
  const phone = called('phone')
  if (phone && (isText || ['bigint', 'numeric'].includes(type))) return identified(column, 'phone', phone)
  const id = called('userId')
  if (id && isText) return { answer: 'identifier', because: `called "${id}"`, holds: 'user_id' }
  const blob = called('blob')
  if (blob && isText && !type.endsWith('[]')) return namesFiles(column, blob)
  const fixed = called('fixed')
  if (fixed && isText && (sample?.mentions ?? 0) === 0)
    return { answer: `not personal: a ${fixed}`, because: `called "${fixed}"` }
  const personal = called('personal')
  if (personal) return { answer: 'personal', because: `called "${personal}"` }
  const content = called('content')
  if (content && isText) return { answer: 'content', because: `called "${content}"` }
  if (/^(smallint|integer|numeric|real|double precision|money|interval)/.test(type) || (type === 'bigint' && called('amount')))
    return isId(name) ? undefined : { answer: 'not personal: a number', because: `type ${type}` }
  if (isEnum) return { answer: 'not personal: one of a fixed list', because: `type ${type}` }
  return undefined
}

const isId = (name: string) => /(^|_|[a-z])(id|ID|Id|no|ref|key|code)$/.test(name)

// A name promises a number; values that are none take the promise back.
function identified({ sample }: ColumnFacts, holds: 'phone' | 'email', word: string): ColumnGuess {
  const share = sample?.looksLike[holds] ?? 0
  const said = sample && sample.seen > 0 ? `, ${shareSentence({ kind: holds, share })}` : ', no values seen'
  if (sample && sample.seen >= ENOUGH && share < FEW) return { because: `called "${word}", but ${said.slice(2)}` }
  return { answer: 'identifier', because: `called "${word}"${said}`, holds }
}

// Versions of a record are called "object" as well: what people are named in may be no name of a file.
function namesFiles({ sample }: ColumnFacts, word: string): ColumnGuess {
  const mentions = sample?.mentions ?? 0
  if (mentions <= A_FEW_MENTIONS) return { answer: 'blob key', because: `called "${word}"` }
  return { because: `called "${word}", but ${mentionSentence(mentions)}: "blob key" if they name files, else "content"` }
}

const mentionSentence = (mentions: number): string =>
  `${Math.round(mentions * 100)} % of the values seen contain a number or an address`

function undecided({ type, sample, name }: ColumnFacts): ColumnGuess {
  if (sample && sample.mentions > A_FEW_MENTIONS) return { answer: 'content', because: mentionSentence(sample.mentions) }
  return { because: `nothing in its name ("${name}"), type (${type}) or values decides it` }
}
