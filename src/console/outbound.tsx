import { withoutIsolates } from '../flows/copy/isolate.ts'
import type { TemplateMessage } from '../outbox/body.ts'
import type { ListRow, OutboundMessage } from '../outbox/message.ts'
import { fillTemplate } from '../outbox/templates/fill-template.ts'
import { Words } from './inbound.tsx'
import { harmless, maskButReferences, maskOwn, maskStaff } from './mask.ts'

/** What carries words that one of the staff wrote. */
const BY_STAFF: ReadonlySet<string> = new Set(['staff-reply', 'case-answer'])

/** What the bot sent, as the person's phone shows it. */
export function Outbound({ message, what, revealed }: { message: OutboundMessage; what: string; revealed: boolean }) {
  const byStaff = BY_STAFF.has(what)
  if (message.kind === 'template') return <Template {...{ message, byStaff, revealed }} />
  const masked = byStaff ? maskStaff : maskOwn
  const plain = (text: string) => harmless(withoutIsolates(text))
  const shown = (text: string) => (revealed ? plain(text) : masked(plain(text)))
  const offers: readonly ListRow[] = message.kind === 'buttons' ? message.buttons : message.kind === 'list' ? message.rows : []
  return (
    <>
      {byStaff && <p class="tapped">Written by staff</p>}
      <Words text={shown(message.body)} />
      {'footer' in message && message.footer && <p class="footer">{message.footer}</p>}
      {message.kind === 'list' && (
        <p class="opener">
          <bdi>{message.open}</bdi>
        </p>
      )}
      {offers.length > 0 && (
        <ul class="offers" aria-label={message.kind === 'list' ? 'Rows of the list' : 'Buttons'}>
          {offers.map((offer) => (
            <li key={offer.id}>
              <bdi>{shown(offer.title)}</bdi>
              {offer.description && (
                <small>
                  <bdi>{shown(offer.description)}</bdi>
                </small>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** A template with its values in it: the frame is ours, and what staff wrote into it is masked like a person's words. */
function Template({ message, byStaff, revealed }: { message: TemplateMessage; byStaff: boolean; revealed: boolean }) {
  const value = (text: string) => (!revealed && byStaff ? maskButReferences(text) : text)
  const given = { ...message, parameters: message.parameters.map((text) => value(harmless(text))) }
  const filled = fillTemplate(given)
  const body = filled?.body ?? given.parameters.join('\n')
  return (
    <>
      <p class="tapped">
        Template <code>{message.name}</code>, {message.language}
        {!filled && ': its text is not known here, only what was filled in'}
      </p>
      <Words text={revealed ? body : maskOwn(body)} />
      {filled?.footer && <p class="footer">{filled.footer}</p>}
      {filled && filled.buttons.length > 0 && (
        <ul class="offers" aria-label="Buttons">
          {filled.buttons.map((title) => (
            <li key={title}>
              <bdi>{title}</bdi>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
