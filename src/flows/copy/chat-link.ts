const WHATSAPP_LINK = 'https://wa.me/'

/** A link that opens the chat with this number (E.164), with these words typed already. */
export function chatLink(number: string, text?: string): string {
  const link = WHATSAPP_LINK + number.replace(/\D/g, '')
  return text === undefined ? link : `${link}?text=${encodeURIComponent(text)}`
}
