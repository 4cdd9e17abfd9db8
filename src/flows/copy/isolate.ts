import type { OutboundMessage } from '../../outbox/message.ts'

const LEFT_TO_RIGHT = '\u2066'
const END = '\u2069'
/** A run of letters, digits and what joins them, in any script but Arabic. It ends with a bracket: what follows is the sentence's. Links stay untouched, or they would not open. */
const RUN = /https?:\/\/\S+|(?![\p{Script=Arabic}])[\p{L}\p{N}](?:[^\p{Script=Arabic}\n)،؛؟۔"“”:;]|:(?=\d))*\)?/gu
/** What may end a run; the rest belongs to the sentence around it. */
const TAIL = /[^\p{L}\p{M}\p{N})]+$/u

/** Numbers, references and Latin words within a text that runs from right to left, so that each reads in its own order. */
export function isolate(text: string): string {
  return text.replace(RUN, (run) => {
    if (/^https?:/.test(run)) return run
    const tail = TAIL.exec(run)?.[0] ?? ''
    const word = run.slice(0, run.length - tail.length)
    // A closing bracket without its opening one is the sentence's.
    const open = word.endsWith(')') && !word.includes('(') ? word.slice(0, -1) : word
    return `${LEFT_TO_RIGHT}${open}${END}${word.slice(open.length)}${tail}`
  })
}

/** The text as it was: our own marks go, and whatever else turns a text stays for whoever looks out for it. */
export function withoutIsolates(text: string): string {
  return text.replace(/\u2066([^\u202a-\u202e\u2066-\u2069]*)\u2069/gu, '$1')
}

/** The same for every text of a message that a person reads. */
export function isolated(message: OutboundMessage): OutboundMessage {
  switch (message.kind) {
    case 'text':
    case 'contact-request':
      return { ...message, body: isolate(message.body) }
    case 'buttons':
      return {
        ...message,
        body: isolate(message.body),
        buttons: message.buttons.map((button) => ({ ...button, title: isolate(button.title) })),
      }
    case 'list':
      return { ...message, body: isolate(message.body) }
    case 'template':
      return message
  }
}
