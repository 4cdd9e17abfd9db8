import type { BigErasure } from './bench-erasure-big.ts'

const WIDTH = 640
const HEIGHT = 360
const MARGIN = { left: 70, right: 50, top: 40, bottom: 50 }

/** Seconds against rows, both by powers of ten, as an SVG. */
export function plotSizes(results: readonly BigErasure[]): string {
  const seconds = results.flatMap(({ plainSeconds, engineSeconds }) => [plainSeconds, engineSeconds])
  const x = scale(
    results.map(({ rows }) => rows),
    MARGIN.left,
    WIDTH - MARGIN.right,
  )
  const y = scale(seconds, HEIGHT - MARGIN.bottom, MARGIN.top)
  const line = (pick: (result: BigErasure) => number, color: string, label: string, row: number) => `
  <polyline fill="none" stroke="${color}" stroke-width="2" points="${results.map((r) => `${x.at(r.rows)},${y.at(pick(r))}`).join(' ')}"/>
  ${results.map((r) => `<circle cx="${x.at(r.rows)}" cy="${y.at(pick(r))}" r="4" fill="${color}"/>`).join('')}
  <text x="${MARGIN.left + 10}" y="${MARGIN.top + 18 * row}" fill="${color}">${label}</text>`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="13" role="img">
  <title>Seconds an erasure takes against the rows it takes away</title>
  <rect width="${WIDTH}" height="${HEIGHT}" fill="white"/>
  ${x.powers.map((power) => `<line x1="${x.at(power)}" y1="${MARGIN.top}" x2="${x.at(power)}" y2="${HEIGHT - MARGIN.bottom}" stroke="#ddd"/><text x="${x.at(power)}" y="${HEIGHT - 28}" text-anchor="middle">${power.toLocaleString('en')}</text>`).join('\n  ')}
  ${y.powers.map((power) => `<line x1="${MARGIN.left}" y1="${y.at(power)}" x2="${WIDTH - MARGIN.right}" y2="${y.at(power)}" stroke="#ddd"/><text x="${MARGIN.left - 8}" y="${y.at(power) + 4}" text-anchor="end">${power} s</text>`).join('\n  ')}
  <text x="${WIDTH / 2}" y="${HEIGHT - 8}" text-anchor="middle">rows of one person</text>${line((r) => r.plainSeconds, '#888888', 'one DELETE per table', 1)}${line((r) => r.engineSeconds, '#0a7d4f', 'engine: batches, progress, holds, cut-off', 2)}
</svg>
`
}

function scale(values: readonly number[], from: number, to: number): { at(value: number): number; powers: number[] } {
  const low = Math.floor(Math.log10(Math.min(...values)))
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))))
  const at = (value: number) => Math.round(from + ((Math.log10(value) - low) / (high - low)) * (to - from))
  return { at, powers: Array.from({ length: high - low + 1 }, (_, i) => 10 ** (low + i)) }
}
