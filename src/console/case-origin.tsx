import { type LetterSource, type StaffProof, staffProofs } from '../requests/letter-proof.ts'
import { nameIn } from './case-list.tsx'
import type { CaseViewed } from './case-viewed.ts'

/** How a wish came that staff entered. */
const CAME: Readonly<Record<LetterSource, string>> = {
  letter: 'A letter',
  email: 'An e-mail',
  phone: 'A phone call',
  'call-back': 'A call, answered by calling the number back',
  'business-confirmation': 'A business’s written confirmation',
}
const PROVED: Readonly<Record<StaffProof, string>> = {
  'called-back': 'Staff called the number back, and whoever answered confirmed it',
  'business-confirmed': 'The business confirmed in writing that its customer with this number asked for it',
  'papers-seen': 'Two of the staff saw the papers of whoever asks for this person',
  'address-answered': 'The registered e-mail address answered',
}

type Viewed = Pick<CaseViewed, 'request' | 'matter' | 'businesses' | 'visit'>

/** How the wish came, and what showed whose it is. */
export function Origin({ request, matter, businesses, visit }: Viewed) {
  const channel = request.channelId === null ? undefined : visit.bot.channels.byId(request.channelId)
  const passedOnBy = matter.passed_on_by.map(({ tenant_id }) => nameIn(businesses, tenant_id))
  return (
    <>
      <dt>Came by</dt>
      <dd>
        <bdi>
          {request.source
            ? `${CAME[request.source]}, entered by staff`
            : channel
              ? `WhatsApp, ${channel.business ?? 'CallMissed’s own number'}`
              : 'Entered by staff for the owner of the account'}
        </bdi>
        {passedOnBy.length > 0 && (
          <>
            ; the number was passed on by <bdi>{passedOnBy.join(', ')}</bdi>, and the person was asked
          </>
        )}
      </dd>
      <dt>Proved by</dt>
      <dd>{proofOf(request)}</dd>
    </>
  )
}

function proofOf({ proof, channelId, scope }: Viewed['request']): string {
  if (proof === 'called-back' && scope === 'account')
    return 'Staff called the number that is registered for the owner, and whoever answered confirmed it'
  if (proof) return PROVED[proof]
  if (channelId === null) return 'Two of the staff looked at the owner’s papers'
  const isMember = scope === 'account' || scope === 'profile'
  return isMember ? 'A message from the number, and a code sent to the e-mail address' : 'A message from the number itself'
}

type Line = { what: string; detail: string | null }
type Wish = Pick<Viewed['request'], 'personId' | 'source' | 'scope'>

/** Also where a confirmation in the chat has made it the person's own since. */
function wasEntered({ source, scope }: Wish, { what, detail }: Line): boolean {
  const isOfNumber = scope === 'number' || scope === 'business'
  return source !== null || (isOfNumber && what === 'confirmed' && staffProofs.some((proof) => proof === detail))
}

/** What began the thirty days; undefined where the timeline says it itself. */
export function beginning(request: Wish, timeline: readonly Line[]): string | undefined {
  if (request.personId === null) return undefined
  return timeline.some((line) => wasEntered(request, line))
    ? 'Proved whose number it is: the 30 days begin'
    : 'First message that proves the number: the 30 days begin'
}

/** Whose word it was that began the erasure. */
export function confirmedBy(request: Wish, line: Line): string {
  if (request.personId === null) return 'Confirmed by two of the staff'
  return wasEntered(request, line) ? 'Confirmed by what proved it' : 'Confirmed by the person'
}

/** They have no chat and gave no mail address: what they are told lies ready for staff to post. */
export function hearsByPost({ source, contactSealed }: Pick<Viewed['request'], 'source' | 'contactSealed'>): boolean {
  return source !== null && contactSealed === null
}

/** How it can still be taken back, for whoever asks staff about it. */
export function wayBackOf({ source, scope, channelId }: Pick<Viewed['request'], 'source' | 'scope' | 'channelId'>): string {
  if (scope === 'account')
    return `its owner and admins can take it back by the link in their mail${channelId === null ? '' : ', or in the chat'}`
  return source === null
    ? 'it can be taken back in the chat'
    : 'whoever holds the number can take it back by writing to CallMissed’s own number on WhatsApp'
}
