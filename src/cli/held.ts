import { findBinding } from '../db/bindings.ts'
import { type Held, heldOf } from '../erasure/held-store.ts'
import { lawNamed } from '../erasure/retention-bases.ts'
import { subjectOfNumber } from '../jobs/subject-of-number.ts'
import { requestsOf } from '../requests/request-store.ts'
import { subjectPseudonymsUnderEveryKey } from '../subject/pseudonym.ts'
import { readPhone } from './about-person.ts'
import { howMany } from './how-many.ts'
import type { Opened } from './open.ts'
import { print, table } from './print.ts'

/** `held`: what the law still keeps of a number after its deletions, per law, with the days on which it goes. */
export async function heldFor(opened: Opened, given: { phone?: string; reason?: string }, json: boolean): Promise<void> {
  const { db, keys, platform } = opened
  const phone = await readPhone(opened, 'held', given)
  const subject = await subjectOfNumber(opened, db, phone, { kind: 'number' })
  const binding = await findBinding(db, keys, { kind: 'phone', phone })
  const requestIds = binding ? (await requestsOf(db, binding.personId)).map(({ id }) => id) : []
  const pseudonyms = subjectPseudonymsUnderEveryKey(keys, 'suppression', subject)
  const held = (await heldOf(platform, { requestIds, pseudonyms })).map((line) => ({ ...line, ...basisWords(line) }))
  print(json, { held }, () => describe(held))
}

function basisWords({ basis }: Held): { statute: string; law: string } {
  const { statute, words } = lawNamed(basis)
  return { statute, law: words.en }
}

function describe(held: readonly (Held & { statute: string })[]): string[] {
  const rest = '`npm run cli -- plan` shows what is held besides.'
  if (held.length === 0) return [`Of this number’s deletions the law keeps nothing. ${rest}`]
  const sum = (lines: typeof held) => lines.reduce((all, line) => all + line.rows, 0)
  const [found, lost] = [held.filter((line) => !line.lost), held.filter((line) => line.lost)]
  return [
    ...table([
      ['TABLE', 'ROWS', 'KEPT BY', 'FIRST GOES AFTER', 'LAST GOES AFTER'],
      ...held.map((line) => [
        line.table,
        line.rows,
        line.statute,
        ...(line.lost ? ['nobody can tell', ''] : [line.first, line.until]),
      ]),
    ]),
    '',
    `Kept by law after this number’s deletions: ${howMany(sum(found), 'row')}${found.length > 0 ? `, the last of them until ${found.at(-1)?.until}` : ''}. ${rest}`,
    ...(lost.length > 0
      ? [
          `${sum(lost)} more were kept by a key that their table does not have any more: they may still be there, and cannot be found.`,
        ]
      : []),
  ]
}
