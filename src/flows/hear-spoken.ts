import { isSpelledAs } from '../subject/address.ts'
import type { HeardAloud, Told } from './heard.ts'
import { readIntent } from './intent.ts'
import type { PersonInput } from './person-input.ts'

/** What the words of a voice note mean. Of what they might confirm only that it was said aloud is told. */
export function hearSpoken(words: string, { own }: Pick<PersonInput, 'own'>, told: Told): HeardAloud {
  const intent = readIntent(words)
  switch (intent.is) {
    case 'yes':
    case 'no':
    case 'code':
    case 'keep':
    case 'denied':
    case 'negated':
      return { ...told, type: 'said.aloud' }
    case 'delete': {
      const typed = intent.typed.find((number) => !own.some((phone) => isSpelledAs(number, phone))) ?? null
      return { ...told, type: 'said.delete', typed }
    }
    case 'stop-ads':
      return { ...told, type: 'said.stop-ads', ...(intent.unclear ? { unclear: true } : {}) }
    case 'language':
      return { ...told, type: 'said.language', language: intent.language }
    case 'somebody-else':
      return { ...told, type: 'said.somebody-else', who: intent.who }
    case 'none':
      return { ...told, type: 'sent.media', voice: 'unclear' }
    default:
      return { ...told, type: `said.${intent.is}` }
  }
}
