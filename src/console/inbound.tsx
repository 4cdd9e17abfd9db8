import { withoutIsolates } from '../flows/copy/isolate.ts'
import type { MessageContent } from '../webhook/event.ts'
import { harmless, maskOwn, maskWords } from './mask.ts'
import { plain } from './words.ts'

/** Words of a message, whichever way they are read. */
export function Words({ text }: { text: string }) {
  return (
    <p class="words" dir="auto">
      {harmless(text)}
    </p>
  )
}

/** A title of ours as it comes back. */
const tapped = (masked: (text: string) => string, title: string) => masked(harmless(withoutIsolates(title)))

/** What the person sent. */
export function Inbound({ content, revealed }: { content: MessageContent; revealed: boolean }) {
  const shown = (text: string) => <Words text={revealed ? text : maskWords(text)} />
  switch (content.type) {
    case 'text':
      return shown(content.body)
    case 'button':
    case 'list-row':
      return (
        <p class="tapped">
          Tapped: <bdi>{tapped(revealed ? (title) => title : maskOwn, content.title)}</bdi>
        </p>
      )
    case 'template-button':
      return (
        <p class="tapped">
          Tapped: <bdi>{harmless(content.text)}</bdi>
        </p>
      )
    case 'media':
      return (
        <>
          <p class="tapped">Sent: {content.media} (never fetched)</p>
          {content.caption && shown(content.caption)}
        </>
      )
    case 'voice':
      return <p class="tapped">Sent: a voice note (neither sound nor words are kept)</p>
    case 'contacts':
      return (
        <p class="tapped">
          {content.contacts[0]?.origin === 'contact_request' ? 'Shared their own number' : 'Sent a contact card'}
        </p>
      )
    case 'reaction':
      return content.emoji ? <Words text={content.emoji} /> : <p class="tapped">Took a reaction back</p>
    default:
      return <p class="tapped">{plain(content.type === 'unknown' ? `something new (${content.name})` : content.type)}</p>
  }
}
