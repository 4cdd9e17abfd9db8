import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max'

/** Where CallMissed's customers are: a number without a country code is read as Indian. */
const HOME: CountryCode = 'IN'
const HOME_CODE = '91'
/** New series are in use before any list of valid numbers knows them. */
const HOME_MOBILE = /^[6-9]\d{9}$/

/** Reads `messages[].from` or a `wa_id`: always international, taken as Meta vouches for it. Returns E.164 with +, or undefined. */
export function phoneFromMeta(digits: string): string | undefined {
  const match = /^\+?([1-9]\d{6,14})$/.exec(digits.trim())
  return match ? normaliseMobile(`+${match[1]}`) : undefined
}

/**
 * Every number that somebody may mean by this, E.164 with +: none, one, or two where digits without a country code are valid at home and
 * abroad.
 */
export function phoneReadings(raw: string): string[] {
  const text = raw.trim()
  if (text === '' || text.length > 40 || /[^\d\s+().-]/.test(text)) return []
  const digits = text.replace(/[\s().-]/g, '')
  const international = digits.startsWith('+') ? digits : `+${digits.replace(/^00/, '')}`
  const attempts = [parsePhoneNumberFromString(normaliseMobile(international)), parsePhoneNumberFromString(text, HOME)]
  const valid = attempts.flatMap((number) => (number?.isValid() ? [normaliseMobile(number.number)] : []))
  const home = valid.length > 0 && HOME_MOBILE.test(digits) ? [`+${HOME_CODE}${digits}`] : []
  return [...new Set([...valid, ...home])]
}

/** Reads a number as a person or a database spells it. Returns E.164 with +, or undefined when it is no valid number or may be two. */
export function parsePhone(raw: string): string | undefined {
  const [phone, ...others] = phoneReadings(raw)
  return others.length === 0 ? phone : undefined
}

/** Meta and databases disagree on one inserted digit in Brazil (9), Mexico (1) and Argentina (9): one spelling is canonical here. */
function normaliseMobile(e164: string): string {
  const brazil = /^\+55(\d{2})([6-9]\d{7})$/.exec(e164)
  if (brazil) return `+55${brazil[1]}9${brazil[2]}`
  const mexico = /^\+521(\d{10})$/.exec(e164)
  if (mexico) return `+52${mexico[1]}`
  const argentina = /^\+549(\d{10})$/.exec(e164)
  if (argentina) return `+54${argentina[1]}`
  return e164
}

/**
 * Whether the digits that somebody typed mean this number: international with +, 00 or neither, or as it is dialled in the number's own
 * country. A plus leaves no choice of country.
 */
export function isSpelledAs(typed: string, phone: string): boolean {
  const code = parsePhoneNumberFromString(phone)?.countryCallingCode ?? HOME_CODE
  const international = parsePhoneNumberFromString(typed.startsWith('+') ? typed : `+${typed.replace(/^00/, '')}`)
  const national = typed.startsWith('+') ? undefined : parsePhoneNumberFromString(typed, { defaultCallingCode: code })
  const own = normaliseMobile(phone)
  return [international, national].some((number) => number !== undefined && normaliseMobile(number.number) === own)
}

/** The four digits a prompt shows. */
export function lastFour(phone: string): string {
  return phone.slice(-4)
}

/**
 * Every way a column may spell this number and nobody else's: with +, 00 or neither, in groups, and the inserted digits of BR, MX, AR.
 * Without a country code only an Indian number is meant. Digits that are two people's are neither's: `doubtfulDigits`.
 */
export function phoneSpellings(phone: string): string[] {
  return [...new Set(variants(phone).flatMap(spellOne))]
}

function variants(phone: string): string[] {
  const brazil = /^\+55(\d{2})9(\d{8})$/.exec(phone)
  if (brazil) return [phone, `+55${brazil[1]}${brazil[2]}`]
  const mexico = /^\+52(\d{10})$/.exec(phone)
  if (mexico) return [phone, `+521${mexico[1]}`]
  const argentina = /^\+54(\d{10})$/.exec(phone)
  if (argentina) return [phone, `+549${argentina[1]}`]
  return [phone]
}

function spellOne(phone: string): string[] {
  const { country, national } = split(phone)
  const local = country === HOME_CODE && national.length === 10
  const groups = local ? INDIAN_GROUPS.map((sizes) => cut(national, sizes)) : [[national]]
  const grouped = groups.flatMap((parts) => (parts.length === 1 ? parts : [parts.join(' '), parts.join('-')]))
  const isDoubtful = doubtfulOf(phone) !== undefined
  const bare = country === HOME_CODE || !isDoubtful ? [country] : []
  const prefixes = [`+${country}`, ...bare, `00${country}`].flatMap((code) => [code, `${code} `, `${code}-`])
  const abroad = [...prefixes, `(+${country}) `, ...bare.map((code) => `(${code}) `)].flatMap((prefix) =>
    grouped.map((number) => `${prefix}${number}`),
  )
  const home = local ? grouped.flatMap((number) => [`0${number}`, ...(isDoubtful ? [] : [number])]) : []
  return [...abroad, ...home]
}

/**
 * Digits without plus or zeros in front that are this number's and, at home or abroad, somebody else's as well: what stands under them is
 * no more the one's than the other's.
 */
export function doubtfulDigits(phone: string): string[] {
  return variants(phone).flatMap((variant) => doubtfulOf(variant) ?? [])
}

function doubtfulOf(phone: string): string | undefined {
  const { country, national } = split(phone)
  if (country === HOME_CODE) return isForeign(national) ? national : undefined
  return isAtHome(`${country}${national}`) ? `${country}${national}` : undefined
}

/** The same digits, dialled in India, are somebody there. */
function isAtHome(digits: string): boolean {
  return HOME_MOBILE.test(digits) || parsePhoneNumberFromString(digits, HOME)?.isValid() === true
}

/** How Indian mobile numbers are grouped in writing. */
const INDIAN_GROUPS = [[10], [5, 5], [3, 3, 4], [4, 3, 3], [4, 6]]

function cut(digits: string, sizes: readonly number[]): string[] {
  let from = 0
  return sizes.map((size) => {
    from += size
    return digits.slice(from - size, from)
  })
}

/** The same digits, read as an international number without its plus, are somebody abroad. */
function isForeign(national: string): boolean {
  return parsePhoneNumberFromString(`+${national}`)?.isValid() === true
}

function split(phone: string): { country: string; national: string } {
  const parsed = parsePhoneNumberFromString(phone)
  if (parsed) return { country: parsed.countryCallingCode, national: parsed.nationalNumber }
  return { country: '', national: phone.replace(/\D/g, '') }
}

/**
 * A PostgreSQL regular expression that finds the number in free text: any grouping by space, dot, dash or brackets, with or
 * without country code, on digit boundaries, so that a longer number that contains it does not match.
 */
export function phoneTextPattern(phone: string): string {
  const alternatives = variants(phone).map((variant) => {
    const { country, national } = split(variant)
    const gap = '[\\s().-]*'
    const loose = (digits: string) => [...digits].join(gap)
    const prefix = `(?:(?:\\+|00)?${gap}${loose(country)}${gap}(?:0${gap})?${country === HOME_CODE ? `|0${gap}` : ''})`
    return country === HOME_CODE ? `${prefix}?${loose(national)}` : `${prefix}${loose(national)}`
  })
  return `(?<![0-9])(?:${alternatives.join('|')})(?![0-9])`
}

/** Finds whatever `phoneTextPattern` finds and more, in half the time: for a first look at many rows. */
export function phoneHintPattern(phone: string): string {
  return variants(phone)
    .map((variant) => [...split(variant).national].join('[\\s().-]*'))
    .join('|')
}
