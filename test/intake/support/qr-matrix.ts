import { inflateSync } from 'node:zlib'
import QRCode from 'qrcode'

/** Rows of dark (#) and light (.) squares, without the margin. */
export type Matrix = string[]

/** The squares of the QR code that says exactly this. */
export function matrixSaying(text: string): Matrix {
  const { size, data } = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules
  return rows(size, (x, y) => data[y * size + x] === 1)
}

/** The squares that the strokes of an SVG paint, each a line of height 1. */
export function matrixInSvg(svg: string): Matrix {
  const width = Number(/viewBox="0 0 (\d+) \1"/.exec(svg)?.[1])
  const path = /stroke="#000000" d="([^"]+)"/.exec(svg)?.[1] ?? ''
  const dark = new Set<string>()
  let [x, y] = [0, 0]
  for (const [, command, first = '', second = ''] of path.matchAll(/([Mmh])(-?[\d.]+)(?: (-?[\d.]+))?/g)) {
    const [a, b] = [Number(first), Number(second)]
    if (command === 'M') [x, y] = [a, Math.floor(b)]
    else if (command === 'm') [x, y] = [x + a, y + b]
    else for (let end = x + a; x < end; x++) dark.add(`${x} ${y}`)
  }
  return withoutMargin(rows(width, (column, row) => dark.has(`${column} ${row}`)))
}

/** The same of a PNG's pixels, looked at in the middle of each square. */
export function matrixInPng(png: Buffer, modules: number): Matrix {
  const { width, pixel } = pixelsOf(png)
  let [from, to] = [width, 0]
  for (let x = 0; x < width; x++)
    for (let y = 0; y < width; y++) if (pixel(x, y)) [from, to] = [Math.min(from, x), Math.max(to, x)]
  const square = (to + 1 - from) / modules
  const middle = (place: number) => Math.floor(from + (place + 0.5) * square)
  return rows(modules, (x, y) => pixel(middle(x), middle(y)))
}

function rows(size: number, isDark: (x: number, y: number) => boolean): Matrix {
  return Array.from({ length: size }, (_, y) => Array.from({ length: size }, (_, x) => (isDark(x, y) ? '#' : '.')).join(''))
}

function withoutMargin(all: Matrix): Matrix {
  const used = all.flatMap((row, y) => (row.includes('#') ? [y] : []))
  const [first = 0, last = 0] = [used[0], used.at(-1)]
  return all.slice(first, last + 1).map((row) => row.slice(first, last + 1))
}

/** The PNG format, sections 9 and 11: its rows are filtered by their neighbours. */
function pixelsOf(png: Buffer): { width: number; pixel: (x: number, y: number) => boolean } {
  const [width, channels] = [png.readUInt32BE(16), { 0: 1, 2: 3, 4: 2, 6: 4 }[png.readUInt8(25)] ?? 0]
  const parts: Buffer[] = []
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  const [raw, length] = [inflateSync(Buffer.concat(parts)), width * channels]
  const lines: Buffer[] = []
  for (let y = 0; y * (length + 1) < raw.length; y++) {
    const [kind = 0, ...line] = raw.subarray(y * (length + 1), (y + 1) * (length + 1))
    const above = lines[y - 1]
    const here = Buffer.alloc(length)
    for (const [i, value] of line.entries()) {
      const [left, up, corner] = [here[i - channels] ?? 0, above?.[i] ?? 0, (i < channels ? 0 : above?.[i - channels]) ?? 0]
      here[i] = (value + ([0, left, up, (left + up) >> 1, nearest(left, up, corner)][kind] ?? 0)) & 255
    }
    lines.push(here)
  }
  return { width, pixel: (x, y) => (lines[y]?.[x * channels] ?? 255) < 128 }
}

function nearest(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}
