/** What freezes and thaws do to one value, one after the other: a model to hold the concurrent ones against. */

export type Act =
  | { does: 'freeze' | 'thaw' | 'forget' | 'hold' | 'release'; as: string; about: number }
  | { does: 'stop'; about: number }
  /** The platform means to send something again. */
  | { does: 'plan'; about: number }
  /** What waits is compared with the blocks of its business. */
  | { does: 'look'; about: number }

/** A frozen column of a row, or the block of a tenant and subject. */
export interface Cell {
  name: string
  value: string
  frozen: string
  /** The people whose row this is. */
  of: readonly number[]
  isFloor?: true
  stopsAds?: true
  isBlock?: true
  /** Something that waits to be sent, or a block that concerns its business. */
  waitsAt?: string | null
  notes: Readonly<Record<string, string>>
}

/** `null` stands for no block. */
const NO_BLOCK = 'null'

/** The cell after the act, among the others as they are before it. */
function afterAct(cell: Cell, act: Act, among: readonly Cell[]): Cell {
  if (act.does === 'plan' || act.does === 'look') {
    if (!cell.waitsAt || cell.isBlock || !cell.of.includes(act.about)) return cell
    return act.does === 'plan' ? { ...cell, value: 'pending' } : looked(cell, act.about, among)
  }
  if (act.does === 'thaw' || act.does === 'release') return thawed(cell, act.as)
  if (act.does === 'forget') return forgotten(cell, act.as)
  if (!cell.of.includes(act.about)) return cell
  if (act.does === 'stop') return stopped(cell)
  if (act.does === 'hold' && !cell.isFloor) return cell
  const after = frozen(cell, act.as)
  // Where a block was there before, and stays after an undo, so does what waits.
  const blocks = blocksOf(cell, act.about, among).map((block) => frozen(block, act.as))
  return cell.waitsAt && !cell.isBlock && blocks.some(isForGood) ? stopped(after) : after
}

function looked(cell: Cell, about: number, among: readonly Cell[]): Cell {
  const blocks = blocksOf(cell, about, among).filter(({ value }) => value !== NO_BLOCK)
  if (blocks.length === 0) return cell
  if (blocks.some(isForGood)) return stopped(cell)
  return [...new Set(blocks.flatMap(({ notes }) => Object.keys(notes)))].sort().reduce(frozen, cell)
}

/** What may stand between the business that waits and whom it waits for. */
const blocksOf = (cell: Cell, about: number, among: readonly Cell[]): Cell[] =>
  among.filter(({ isBlock, waitsAt, of }) => isBlock && waitsAt === cell.waitsAt && of.includes(about))

function isForGood({ notes }: Cell): boolean {
  const former = Object.values(notes)
  return former.length === 0 || former.some((previous) => previous !== NO_BLOCK)
}

function frozen(cell: Cell, as: string): Cell {
  const other = Object.entries(cell.notes).find(([name]) => name !== as)?.[1]
  const isFrozen = cell.value === cell.frozen
  if (cell.isBlock) {
    const previous = other ?? cell.value
    return { ...cell, value: cell.frozen, notes: { [as]: previous, ...cell.notes } }
  }
  if (isFrozen && other === undefined) return cell
  const previous = isFrozen ? (other ?? cell.value) : cell.value
  return { ...cell, value: cell.frozen, notes: { [as]: previous, ...cell.notes } }
}

function thawed(cell: Cell, as: string): Cell {
  const { [as]: mine, ...notes } = cell.notes
  if (mine === undefined) return cell
  const restores = Object.keys(notes).length === 0 && cell.value === cell.frozen
  return { ...cell, notes, value: restores ? mine : cell.value }
}

function forgotten(cell: Cell, as: string): Cell {
  const { [as]: mine, ...notes } = cell.notes
  if (mine === undefined) return cell
  const stays = Object.fromEntries(Object.keys(notes).map((name) => [name, cell.frozen]))
  return { ...cell, notes: cell.isBlock || cell.waitsAt ? stays : notes }
}

function stopped(cell: Cell): Cell {
  if (cell.isBlock) {
    const notes = Object.entries(cell.notes).map(([as, previous]) => [as, previous === NO_BLOCK ? 'campaigns' : previous])
    return { ...cell, value: cell.value === 'everything' ? cell.value : 'campaigns', notes: Object.fromEntries(notes) }
  }
  if (!cell.stopsAds) return cell
  return { ...cell, value: cell.frozen, notes: Object.fromEntries(Object.keys(cell.notes).map((as) => [as, cell.frozen])) }
}

/** Every end that the chains can come to, each act as a whole and each chain in its own order. */
export function endsOf(cells: readonly Cell[], chains: readonly (readonly Act[])[]): Set<string> {
  let states = new Map<string, { at: number[]; cells: readonly Cell[] }>([['', { at: chains.map(() => 0), cells }]])
  const ends = new Set<string>()
  while (states.size > 0) {
    const next = new Map<string, { at: number[]; cells: readonly Cell[] }>()
    for (const state of states.values()) {
      let isEnd = true
      for (const [i, chain] of chains.entries()) {
        const act = chain[state.at[i] ?? 0]
        if (!act) continue
        isEnd = false
        const moved = {
          at: state.at.map((n, j) => (j === i ? n + 1 : n)),
          cells: state.cells.map((cell) => afterAct(cell, act, state.cells)),
        }
        next.set(`${moved.at} ${describeCells(moved.cells)}`, moved)
      }
      if (isEnd) ends.add(describeCells(state.cells))
    }
    states = next
  }
  return ends
}

/** The same words for the same values and former values. */
export function describeCells(cells: readonly Pick<Cell, 'name' | 'value' | 'notes'>[]): string {
  const words = cells.map(({ name, value, notes }) => {
    const former = Object.entries(notes)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([as, previous]) => `${as}:${previous}`)
    return `${name}=${value}(${former})`
  })
  return words.sort().join(' ')
}
