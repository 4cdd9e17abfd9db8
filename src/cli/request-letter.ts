import { type Language, languages } from '../flows/language.ts'
import { proposeStart, type StartRefusal } from '../jobs/propose-start.ts'
import { judgeProof, type LetterSource, type StaffProof } from '../requests/letter-proof.ts'
import { isMailCaseId, readCase } from '../requests/reference.ts'
import type { CustomerScope } from '../requests/request.ts'
import { parseEmail } from '../subject/email.ts'
import { checkReason, operator, phoneIn, refuseTyped } from './about-person.ts'
import { findBusiness } from './business-store.ts'
import { readMapFile } from './data-map.ts'
import { endOfDay } from './end-of-day.ts'
import type { Opened } from './open.ts'
import { readInput } from './read-input.ts'
import { proposalPrinted } from './request-decide.ts'
import { Sentence } from './sentence.ts'

export interface GivenLetter {
  scope: 'number' | 'business'
  source?: LetterSource
  proof?: StaffProof
  case?: string
  tenant?: string
  language?: string
  phone?: string
  until?: string
  reason: string
}

/** `request create --scope number|business`: the proved wish of a person who has no chat with us. The access log has it. */
export async function requestLetter(opened: Opened, given: GivenLetter, json: boolean): Promise<void> {
  const { now } = opened
  const file = checkReason(given.reason)
  const { source, proof } = given
  if (source === undefined) throw new Sentence('This wants --source: letter, email, phone, call-back or business-confirmation.')
  const ofCase = caseIn(given.case)
  const judged = judgeProof(given.scope, source, proof, ofCase !== undefined)
  if ('refused' in judged) throw new Sentence(REFUSALS[judged.refused])
  const language = languageOf(given.language)
  const scope = await scopeOf(opened, given)
  const { phone, email } = await readWhom(opened, given.phone)
  const proposed = await proposeStart(
    { ...opened, clock: { now: () => now } },
    {
      kind: 'letter' as const,
      ...{ phone, scope, source, proof, language, file },
      ...(email === undefined ? {} : { email }),
      ...(ofCase === undefined ? {} : { ofCase }),
    },
    { id: operator(), role: null, reason: file },
    dayOf(given.until, now),
  )
  if (proposed.is === 'refused') throw new Sentence(REFUSALS[proposed.why])
  proposalPrinted(
    opened,
    proposed,
    json,
    email !== undefined || (ofCase !== undefined && isMailCaseId(ofCase))
      ? 'The person gets a mail at each step.'
      : 'No mail goes to the person: `request show --letters` has the text of each letter that is due.',
  )
}

/** The day that the maker gives the second person. */
export const dayOf = (until: string | undefined, now: Date): Date | undefined =>
  until === undefined ? undefined : endOfDay(until, now)

export function languageOf(code = 'en'): Language {
  const language = languages.find((each) => each === code)
  if (language === undefined) throw new Sentence(`--language takes one of ${languages.join(', ')}.`)
  return language
}

/** The case whose papers were seen. */
function caseIn(typed: string | undefined): string | undefined {
  if (typed === undefined) return undefined
  const named = readCase(typed)
  if (named !== undefined) return named
  throw new Sentence(
    '--case takes the reference of a case, such as CM-7K3F-9QXD, or the id of one that came by mail: `npm run cli -- case list` and `mail-case list` show those that are open.',
  )
}

export const REFUSALS: Record<StartRefusal, string> = {
  'bad-date': 'A colleague decides it by the day after tomorrow at the latest: give --until such a day, or leave it out.',
  'denied-by-the-person':
    'Whoever holds this number was asked on WhatsApp and said that it was not them: this business’s word is not enough. Ring the number itself and give --proof called-back.',
  'no-owner':
    'An account wants --proof: called-back, where you rang the number that is registered for its owner, or address-answered, where the owner’s registered address has answered your mail.',
  'no-case':
    'papers-seen wants --case: the open case of whoever sent the papers, for somebody who died, is ill or a child; no complaint. `npm run cli -- case list` or `mail-case list` shows it.',
  'no-papers': '--case belongs to --proof papers-seen: leave it out, or look at the papers first.',
  'no-proof':
    'A letter, an e-mail or a call proves nothing: ring the number itself and give --proof called-back, or, for --scope business, have that business confirm it in writing and give --proof business-confirmed.',
  'other-proof': 'This source is a proof by itself, and --proof names another one: leave it out.',
  'one-business-only':
    'A business can speak for its own rows alone: give --scope business and --tenant, or ring the number itself and give --proof called-back.',
}

async function scopeOf({ config, platform }: Opened, { scope, tenant }: GivenLetter): Promise<CustomerScope> {
  if (scope === 'number') {
    if (tenant === undefined) return { kind: 'number' }
    throw new Sentence('--scope number is about every business: leave --tenant out, or give --scope business.')
  }
  if (tenant === undefined) throw new Sentence('--scope business wants --tenant: the business whose rows are erased.')
  return { kind: 'business', tenantId: (await findBusiness(platform, readMapFile(config.dataMapFile), tenant)).tenantId }
}

/** The number on the first line, and where the person wants news on the second, if by mail: neither gets into a shell's history. */
async function readWhom(opened: Opened, typed: string | undefined): Promise<{ phone: string; email: string | undefined }> {
  refuseTyped(opened, typed)
  const input =
    typed === undefined ? await readInput('Number; on the next line a mail address for news, or nothing; then Ctrl-D: ') : typed
  const [number = '', address = '', ...more] = input.split(/\r?\n/).map((line) => line.trim())
  const phone = phoneIn(number)
  const email = address === '' ? undefined : parseEmail(address)
  if ((address !== '' && email === undefined) || more.some((line) => line !== '')) {
    throw new Sentence('Standard input holds the number on its first line and at most one mail address on its second.')
  }
  return { phone, email }
}
