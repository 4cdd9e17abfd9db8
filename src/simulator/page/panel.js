import { byId, counted, dateOf, dayOf, make, post, timeOf } from './dom.js'

/** What was shown last per table, so that a change can flash and a table that was emptied keeps its line. */
let before = new Map()

export function forgetPanel() {
  before = new Map()
  byId('holdings').tBodies[0].replaceChildren()
  byId('holdings-empty').hidden = true
  byId('holdings-sum').textContent = 'Counting …'
  byId('holdings-sum').className = 'sum'
}

export function showPanel(panel, name) {
  byId('clock').textContent = `${dayOf(panel.now)}, ${timeOf(panel.now)}`
  showHoldings(panel.holdings, name)
  showRequests(panel.requests)
  const { waiting, statuses, duplicateWebhooks, pairRate } = panel.faults
  byId('fail-state').textContent = waiting > 0 ? `${waiting} more will fail.` : ''
  byId('statuses').value = statuses
  byId('duplicateWebhooks').checked = duplicateWebhooks
  byId('pairRate').checked = pairRate
}

function showHoldings(holdings, name) {
  const sum = byId('holdings-sum')
  if (holdings === null) {
    sum.textContent = 'The platform does not answer right now.'
    return
  }
  const lines = holdings.filter(({ table, mine }) => mine > 0 || before.has(table))
  const empty = holdings.filter((holding) => !lines.includes(holding))
  byId('holdings').tBodies[0].replaceChildren(...lines.map(holdingLine))
  byId('holdings').hidden = lines.length === 0
  for (const holding of lines) before.set(holding.table, holding)
  sayTotal(sum, holdings, name)
  const more = byId('holdings-empty')
  more.hidden = empty.length === 0
  more.querySelector('summary').textContent = `${empty.length} more tables hold nothing about ${name}`
  more.querySelector('p').textContent = empty.map(({ table, others }) => `${words(table)} (${counted(others)})`).join(' · ')
}

function sayTotal(sum, holdings, name) {
  const mine = total(holdings, ({ mine }) => mine)
  const kept = total(holdings, (holding) => keptRows(holding))
  const others = total(holdings, ({ others }) => others)
  const wasMore = before.size > 0
  const nothing = wasMore ? `Nothing is left of ${name}.` : `Nothing is held about ${name}.`
  const byLaw = mine === kept ? `Of ${name} only ${rows(kept)} ${kept === 1 ? 'is' : 'are'} left, kept by law.` : null
  const left =
    mine === 0 ? nothing : (byLaw ?? `${rows(mine)} about ${name}${kept > 0 ? `, of which the law keeps ${counted(kept)}` : ''}.`)
  const text = `${left} ${rows(others)} about everybody else.`
  if (sum.textContent !== text) sum.textContent = text
  sum.className = mine === kept ? 'sum done' : 'sum'
}

function holdingLine(holding) {
  const { table, mine, others, kept = [] } = holding
  const last = before.get(table)
  const cell = (value, previous) =>
    make('td', { class: previous !== undefined && previous !== value ? 'flash' : '' }, counted(value))
  const mineCell = cell(mine, last?.mine)
  if (mine === 0) mineCell.replaceChildren(make('span', { class: 'gone', role: 'img', 'aria-label': '0, all gone' }, '✓ 0'))
  const reasons = kept.map(({ rows: count, until, because }) =>
    make('small', {}, `${counted(count)} kept until ${dateOf(until)} (${because})`),
  )
  const className = mine === 0 ? 'empty' : mine === keptRows(holding) ? 'kept' : ''
  return make(
    'tr',
    { class: className },
    make('th', { scope: 'row' }, words(table), ...reasons),
    mineCell,
    cell(others, last?.others),
  )
}

function showRequests(requests) {
  if (requests === null) return
  const view = ({ reference, state, eraseAt, deadlineAt, receiptUrl }) =>
    make(
      'div',
      { class: 'request' },
      make('p', {}, make('b', {}, reference), ' ', make('span', { class: `state ${state}` }, words(state))),
      eraseAt && state === 'scheduled' ? make('p', {}, `Erased at ${timeOf(eraseAt)}, ${dayOf(eraseAt)}`) : null,
      deadlineAt && !receiptUrl ? make('p', { class: 'muted' }, `At the latest by ${dateOf(deadlineAt)}`) : null,
      receiptUrl ? make('p', {}, make('a', { href: receiptUrl, target: '_blank', rel: 'noreferrer' }, 'Signed receipt')) : null,
    )
  const list = requests.length > 0 ? requests.map(view) : [make('p', { class: 'muted' }, 'None yet.')]
  byId('requests').replaceChildren(...list)
}

export function startPanel() {
  byId('times').addEventListener('click', async (event) => {
    const button = event.target.closest('button')
    if (!button) return
    byId('times').setAttribute('aria-busy', 'true')
    await post('time', { milliseconds: Number(button.dataset.milliseconds) })
    byId('times').removeAttribute('aria-busy')
  })
  byId('fail').addEventListener('submit', (event) => {
    event.preventDefault()
    const { kind, code, times } = Object.fromEntries(new FormData(event.target))
    post('faults', { next: { kind, code: Number(code), times: Number(times) } })
  })
  byId('fail-clear').addEventListener('click', () => post('faults', { clear: true }))
  byId('statuses').addEventListener('change', (event) => post('faults', { statuses: event.target.value }))
  for (const name of ['duplicateWebhooks', 'pairRate'])
    byId(name).addEventListener('change', (event) => post('faults', { [name]: event.target.checked }))
}

const total = (holdings, count) => holdings.reduce((sum, holding) => sum + count(holding), 0)
const keptRows = ({ kept = [] }) => kept.reduce((sum, { rows: count }) => sum + count, 0)
const rows = (count) => `${counted(count)} ${count === 1 ? 'row' : 'rows'}`
const words = (name) => name.replaceAll('_', ' ')
