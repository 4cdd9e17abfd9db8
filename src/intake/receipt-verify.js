// In the receipt's page, and in a copy of it on somebody's disk: checks the signature, then the figures on the page against what was signed.
const find = (selector) => document.querySelector(selector)
const findAll = (selector) => [...document.querySelectorAll(selector)]
const { body, entry, publicKey, titles, locale } = JSON.parse(find('#proof').textContent)
const utf8 = (text) => new TextEncoder().encode(text)
const fromBase64 = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))
const toHex = (bytes) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
const sha256 = async (bytes) => toHex(await crypto.subtle.digest('SHA-256', bytes))

function show(state) {
  for (const each of findAll('[data-state]')) each.hidden = each.dataset.state !== state
  find('#verdict').dataset.is = state
}

/** What is wrong with the receipt, by name. Throws NotSupportedError where the browser knows no Ed25519. */
async function judge() {
  const wrong = []
  const { seq, receiptId, receiptHash, previousHash, createdAt, hash, keyId, signature } = entry
  if ((await sha256(utf8(body))) !== receiptHash || JSON.parse(body).id !== receiptId) wrong.push('text')
  const signed = JSON.stringify([seq, receiptId, receiptHash, previousHash, createdAt])
  if ((await sha256(utf8(signed))) !== hash) wrong.push('entry')
  const der = fromBase64(publicKey)
  if ((await sha256(der)).slice(0, 16) !== keyId) wrong.push('key')
  const key = await crypto.subtle.importKey('spki', der, 'Ed25519', false, ['verify'])
  if (!(await crypto.subtle.verify('Ed25519', key, fromBase64(signature), utf8(hash)))) wrong.push('signature')
  return wrong
}

/** The value, or the sum of values, at `a.b+a.c` or `list.*.rows`. */
function valueAt(said, path) {
  const values = path
    .split('+')
    .flatMap((one) =>
      one.split('.').reduce((found, name) => found.flatMap((at) => (name === '*' ? [...(at ?? [])] : [at?.[name]])), [said]),
    )
  const isSum = values.length > 1 && values.every((value) => typeof value === 'number')
  if (isSum) return values.reduce((a, b) => a + b, 0)
  return values.length === 1 ? values[0] : values.join(', ')
}

function wordsFor(value, kind) {
  if (kind === 'ordinal') return String(value + 1)
  if (kind === 'day') return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(value))
  if (kind === 'time')
    return [{ dateStyle: 'long' }, { timeStyle: 'short' }]
      .map((style) => new Intl.DateTimeFormat(locale, { ...style, timeZone: 'Asia/Kolkata' }).format(new Date(value)))
      .join(', ')
  return String(value)
}

/** Everything that the page must show of the receipt. */
function expected(said) {
  const categories = Object.entries(said.categories).flatMap(([name, counts]) =>
    Object.entries(counts).flatMap(([kind, rows]) => (rows > 0 ? [`categories.${name}.${kind}`] : [])),
  )
  const lists = ['kept', 'released', 'heldBack'].flatMap((list) => (said[list] ?? []).map((_, i) => `${list}.${i}.rows`))
  return [
    ...categories,
    ...lists,
    ...((said.sharedRecordings ?? []).length > 0 ? ['sharedRecordings.*.rows'] : []),
    ...(said.recoverableUntil ? ['recoverableUntil'] : []),
    ...((said.searchedTonight ?? []).length > 0 ? ['searchedTonight.*'] : []),
    ...(said.kept ?? []).map((_, i) => `kept.${i}.until`),
    'result',
    'reference',
    'times.finished',
    'cutOff',
  ]
}

/** Writes every figure anew from the signed text. False when the page had shown another one, or left one out. */
function showSigned() {
  const said = JSON.parse(body)
  let same = true
  const write = (element, words) => {
    if (element.textContent !== words) element.textContent = words
  }
  const marked = findAll('[data-at]')
  for (const element of marked) {
    const { at, kind } = element.dataset
    const value = valueAt(said, at)
    const isTime = kind === 'day' || kind === 'time'
    // A date's words depend on the browser; its value does not.
    if (isTime ? element.dateTime !== value : element.textContent !== (at === 'result' ? titles[value] : wordsFor(value, kind)))
      same = false
    if (isTime) element.dateTime = value
    write(element, at === 'result' ? (titles[value] ?? '') : wordsFor(value, kind))
  }
  for (const element of findAll('[data-when]')) {
    if (element.hidden !== (element.dataset.when !== said.result)) same = false
    element.hidden = element.dataset.when !== said.result
  }
  const shown = marked.flatMap((element) => element.dataset.at.split('+'))
  return same && expected(said).every((path) => shown.includes(path))
}

async function check() {
  if (!globalThis.crypto?.subtle) return show('cannot')
  try {
    const wrong = await judge()
    if (wrong.length === 0 && !showSigned()) wrong.push('shown')
    for (const each of findAll('[data-wrong]')) each.hidden = !wrong.includes(each.dataset.wrong)
    show(wrong.length === 0 ? 'verified' : 'not-verified')
    find('#mine').hidden = wrong.length > 0
  } catch (error) {
    if (error.name === 'NotSupportedError') return show('cannot')
    for (const each of findAll('[data-wrong]')) each.hidden = each.dataset.wrong !== 'signature'
    show('not-verified')
  }
}

/** The ways in which what was typed may have been meant, in latin digits: international, or Indian without its code. */
function spellings(typed) {
  const latin = typed.trim().replace(/[\u0966-\u096f]/g, (digit) => String(digit.charCodeAt(0) - 0x966))
  const plain = latin.replace(/[\s().-]/g, '').replace(/^00/, '+')
  const international = plain.startsWith('+') ? [plain] : [`+${plain}`, `+91${plain.replace(/^0/, '')}`]
  const canonical = international.map((one) =>
    one
      .replace(/^\+521(\d{10})$/, '+52$1')
      .replace(/^\+549(\d{10})$/, '+54$1')
      .replace(/^\+55(\d\d)([6-9]\d{7})$/, '+55$19$2'),
  )
  return [typed.trim(), ...international, ...canonical]
}

async function ask(event) {
  event.preventDefault()
  const { commitment } = JSON.parse(body).person
  const salt = find('#code').value.trim().replace(/^.*#/, '')
  const hashes = await Promise.all(spellings(find('#number').value).map((one) => sha256(utf8(`${one}\n${salt}`))))
  const answer = hashes.includes(commitment) ? 'yes' : 'no'
  for (const each of findAll('[data-answer]')) each.hidden = each.dataset.answer !== answer
}

const salt = location.hash.slice(1)
find('#code').value = salt
find('#code-row').hidden = salt !== ''
// The code goes along into another language; it still is not sent.
for (const each of findAll('.langs a')) each.hash = salt
find('#ask').addEventListener('submit', ask)
for (const each of findAll('[data-only="saved"]')) each.hidden = location.protocol !== 'file:'
check()
