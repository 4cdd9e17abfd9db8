import { describe, expect, it } from 'vitest'
import { type AccountMail, renderMail } from '../../src/flows/copy/render-mail.ts'
import { languages } from '../../src/flows/language.ts'
import { HOUR, T0 } from './support/talk.ts'

const about = { business: 'Asha Sweets', reference: 'CM-7K3F-9QXD', deadlineAt: T0 + 30 * 24 * HOUR }
const undoUrl = 'https://bot.example/account/undo/AAAAAAAAAAAAAAAAAAAAAA'
const mails: AccountMail[] = (['account', 'profile'] as const).flatMap((kind): AccountMail[] => [
  ...(['closed', 'sooner', 'near'] as const).map(
    (what): AccountMail => ({ what, kind, ...about, eraseAt: T0 + 27 * 24 * HOUR, wayBack: { url: undoUrl } }),
  ),
  ...(['closed', 'sooner', 'near'] as const).map(
    (what): AccountMail => ({ what, kind, ...about, eraseAt: T0 + 27 * 24 * HOUR, wayBack: 'officer' }),
  ),
  { what: 'held', kind, ...about, why: 'business-disputes', until: T0 + 24 * HOUR, boardFrom: '2027-05-13' },
  { what: 'stopped', kind, ...about, why: 'suspected-fraud', boardFrom: '2027-05-13' },
  {
    ...{ what: 'extended', kind, ...about, why: 'technical-fault', boardFrom: '2027-05-13', wayBack: { url: undoUrl } },
    eraseAt: T0 + 27 * 24 * HOUR,
  },
  { what: 'delayed', kind, ...about, boardFrom: '2027-05-13' },
  { what: 'late', kind, ...about, boardFrom: '2027-05-13' },
  { what: 'unproven', kind, ...about, boardFrom: '2027-05-13' },
  { what: 'back', kind, ...about },
  { what: 'back', kind, ...about, closedUntil: T0 },
  { what: 'erased', kind, ...about, partial: true, backupsUntil: '2027-01-24' },
  { what: 'erased', kind, ...about, partial: false, backupsUntil: '2027-01-24' },
])

describe.each(languages)('the letters of an account in %s', (language) => {
  it.each(mails.map((mail) => [`${mail.what} ${'kind' in mail ? mail.kind : ''}`, mail] as const))('%s', (_, mail) => {
    const { subject, text } = renderMail(mail, language)
    expect(subject).toContain('Asha Sweets')
    expect(subject.length).toBeLessThan(90)
    expect(text).toContain('CM-7K3F-9QXD')
    const hasLink = 'wayBack' in mail && typeof mail.wayBack === 'object'
    expect([text.includes(undoUrl), /https?:/.test(text)]).toEqual([hasLink, hasLink])
    // Whoever gets no link is led to the officer, once more than everybody is.
    if ('wayBack' in mail && mail.wayBack === 'officer') expect(text.split('karan@callmissed.com').length).toBeGreaterThan(2)
    expect(text).not.toMatch(/[{}]|undefined/)
    expect(text.includes('— — —')).toBe(language !== 'en')
    if ('wayBack' in mail) expect(text).toMatch(/20 \S+ 2026 \(.*4:30.*\)/)
  })
  it.each(['account', 'profile'] as const)(
    'of an end that is partial is not the last one of the %s, and does not say so',
    (kind) => {
      const of = (partial: boolean) =>
        renderMail({ what: 'erased', kind, ...about, partial, backupsUntil: '2027-01-24' }, language)
      const lastLine = ({ text }: { text: string }) => text.split('\n\n')[0]?.split('\n').at(-1) ?? ''
      expect(of(true).text).not.toContain(lastLine(of(false)))
      expect(of(false).text).not.toContain(lastLine(of(true)))
      expect(of(true).subject).not.toBe(of(false).subject)
    },
  )
  it('the code stands on a line of its own, beside the words never to pass it on', () => {
    expect(renderMail({ what: 'code', code: '012345' }, language).text).toMatch(/^012345$/m)
  })
})
