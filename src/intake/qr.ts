import QRCode from 'qrcode'

/** Enough for a print that is a little dirty, with the margin that scanners want. */
const OPTIONS = { errorCorrectionLevel: 'M', margin: 4 } as const
const PNG_WIDTH = 1024

/** A QR code as SVG: black on white, whatever the page's colours. */
export function qrSvg(text: string): Promise<string> {
  return QRCode.toString(text, { ...OPTIONS, type: 'svg' })
}

export function qrPng(text: string): Promise<Buffer> {
  return QRCode.toBuffer(text, { ...OPTIONS, type: 'png', width: PNG_WIDTH })
}
