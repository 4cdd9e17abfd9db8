import pg from 'pg'

/** Every place of a database in which one of the needles stands: `schema.table: row`. System schemas apart, nothing is left out. */
export async function searchDatabase(url: string, needles: readonly string[]): Promise<string[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const hits: string[] = []
    for (const table of await tablesOf(client)) {
      // "offset 0": each row is written out once, not once a needle.
      const { rows } = await client.query<{ row: string }>(
        `select row from (select t::text as row from ${table} t offset 0) written
         where exists (select 1 from unnest($1::text[]) n where position(n in row) > 0)`,
        [needles],
      )
      hits.push(...rows.map(({ row }) => `${table}: ${row}`))
    }
    return hits
  } finally {
    await client.end()
  }
}

/** Every row of a database as text, by table, sorted. */
export async function dumpDatabase(url: string, schema?: string): Promise<Map<string, string[]>> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const dump = new Map<string, string[]>()
    for (const table of await tablesOf(client, schema)) {
      const { rows } = await client.query<{ row: string }>(`select t::text as row from ${table} t order by 1`)
      dump.set(
        table,
        rows.map(({ row }) => row),
      )
    }
    return dump
  } finally {
    await client.end()
  }
}

/** Every table of a database, system schemas apart. */
export async function tablesOf(client: pg.Client, schema?: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'm') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
       and ($1::text is null or n.nspname = $1) order by 1`,
    [schema ?? null],
  )
  return rows.map(({ name }) => name)
}

/** How many digits stand together where somebody writes the ten of an Indian number in groups. */
const GROUPINGS = [[10], [5, 5], [3, 3, 4], [4, 6], [4, 3, 3], [3, 4, 3], [2, 4, 4], [2, 2, 2, 2, 2], Array(10).fill(1)]
const SEPARATORS = [' ', '-', '.', '/', '\u00a0']
const DEVANAGARI_ZERO = 0x0966

/**
 * The spellings a forgetful program or a person would leave behind: digits alone or in groups, in Latin and Devanagari, and the text in
 * hex and base64. A country code or zeros in front hide none of them.
 */
export function spellingsToFind(phone: string): string[] {
  const national = phone.slice(3)
  const grouped = GROUPINGS.flatMap((lengths) => {
    const groups = groupsOf(national, lengths)
    const [area = '', ...rest] = groups
    const bracketed = rest.length === 0 ? [] : ['', ' '].flatMap((gap) => SEPARATORS.map((s) => `(${area})${gap}${rest.join(s)}`))
    return [...SEPARATORS.map((separator) => groups.join(separator)), ...bracketed]
  })
  const hex = Buffer.from(national).toString('hex')
  return [...new Set([national, ...grouped, ...grouped.map(inDevanagari), hex, ...insideBase64(national)])]
}

function groupsOf(digits: string, lengths: readonly number[]): string[] {
  const ends = lengths.map((_, index) => lengths.slice(0, index + 1).reduce((sum, length) => sum + length, 0))
  return ends.map((end, index) => digits.slice(ends[index - 1] ?? 0, end))
}

const inDevanagari = (text: string) => text.replace(/\d/g, (digit) => String.fromCharCode(DEVANAGARI_ZERO + Number(digit)))

/** The characters that the text gives inside base64 wherever it begins there, whatever stands before and behind it. */
function insideBase64(text: string): string[] {
  return [0, 1, 2].map((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), Buffer.from(text), Buffer.alloc(3)]).toString('base64')
    return whole.slice(Math.ceil((before * 8) / 6), Math.floor(((before + text.length) * 8) / 6))
  })
}

/** Which of the needles stand in a text, in capitals or not. */
export function namedIn(text: string, needles: readonly string[]): string[] {
  const folded = text.toLowerCase()
  return needles.filter((needle) => folded.includes(needle.toLowerCase()))
}
