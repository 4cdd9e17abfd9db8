import { chatLink } from '../flows/copy/chat-link.ts'
import { MAIL_SUBJECT, mailLink, OFFICER, Qr, renderPage, type Setting, SUPPORT, type Voice, voiceOf } from './document.tsx'
import type { KeptBasis } from './kept-bases.ts'
import { KeptTable } from './kept-table.tsx'
import type { Word } from './words/words.ts'

export interface Instructions extends Setting {
  undoWindowMs: number
  backupRetentionDays: number
  accountRecoveryDays: number
  kept: readonly KeptBasis[]
  /** In days, once the DPDP Rules ask for a published period; before, it is one month. */
  grievanceDays: number
  /** yyyy-mm-dd while the DPDP Act's rights and the Board's part in them lie ahead. */
  rightsFrom: string | null
  /** SVG of the WhatsApp link. */
  qr: string | null
}

/** The data deletion instructions: for people, and for Meta, which asks for their address. */
export function instructionsPage(given: Instructions): string {
  const voice = voiceOf(given)
  const { t } = voice
  return renderPage(
    given,
    t('title'),
    <>
      <h1>{t('title')}</h1>
      <p>{t('lead')}</p>
      <How t={t} given={given} />
      <When t={t} given={given} />
      <h2>{t('goes.title')}</h2>
      <ul>
        <li>{t('goes.messages')}</li>
        <li>{t('goes.calls')}</li>
        <li>{t('goes.lists')}</li>
        <li>{t('goes.account')}</li>
      </ul>
      <p>{t('goes.not')}</p>
      <h2>{t('kept.title')}</h2>
      <p>{t('kept.intro')}</p>
      <KeptTable kept={given.kept} voice={voice} language={given.language} />
      <p>{t('kept.chat')}</p>
      <LookUp t={t} language={given.language} />
      <Rights voice={voice} given={given} />
      <Complain voice={voice} given={given} />
    </>,
  )
}

interface Part {
  t: Word
  given: Instructions
}

function How({ t, given: { number, qr } }: Part) {
  return (
    <>
      <h2>{t('how.title')}</h2>
      {number !== null && (
        <div class="card">
          <h3>{t('how.whatsapp.title')}</h3>
          <p>{t('how.whatsapp')}</p>
          <p class="noprint">
            <a class="go" href={chatLink(number, t('wish.delete'))}>
              {t('how.whatsapp.button')}
            </a>
          </p>
          <p>
            WhatsApp: <strong dir="ltr">{number}</strong>
          </p>
          {qr !== null && (
            <div class="qr">
              <Qr svg={qr} label={t('how.whatsapp.qr')} />
              <p>{t('how.whatsapp.qr.caption')}</p>
            </div>
          )}
        </div>
      )}
      <div class="card">
        <h3>{t('how.mail.title')}</h3>
        <p>{t('how.mail', { address: SUPPORT })}</p>
        <p class="noprint">
          <a href={mailLink(SUPPORT, MAIL_SUBJECT)}>{t('how.mail.button')}</a>
        </p>
      </div>
      <p>{t('how.other')}</p>
    </>
  )
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** The undo window as people say it, rounded up. */
function after(t: Word, ms: number): string {
  if (ms <= 2 * HOUR_MS) return t('after.minutes', { n: Math.ceil(ms / MINUTE_MS) })
  return ms <= 2 * DAY_MS ? t('after.hours', { n: Math.ceil(ms / HOUR_MS) }) : t('after.days', { n: Math.ceil(ms / DAY_MS) })
}

function When({ t, given: { undoWindowMs, backupRetentionDays, accountRecoveryDays } }: Part) {
  const erased = undoWindowMs === 0 ? t('when.erase.atonce.title') : t('when.erase.title', { after: after(t, undoWindowMs) })
  const steps: [string, string][] = [
    [t('when.stop.title'), t('when.stop')],
    [erased, t('when.erase')],
    [t('when.done.title'), t('when.done')],
    [t('when.backups.title', { days: backupRetentionDays }), t('when.backups')],
    [t('when.meta.title'), t('when.meta')],
  ]
  return (
    <>
      <h2>{t('when.title')}</h2>
      <dl>
        {steps.map(([title, text]) => (
          <div>
            <dt>{title}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <p>{t('when.account', { days: accountRecoveryDays })}</p>
    </>
  )
}

/** Whatever is typed, the answer is the same page: what it says stays with who may know. */
function LookUp({ t, language }: { t: Word; language: string }) {
  return (
    <>
      <h2>{t('look.title')}</h2>
      <p>{t('look.link')}</p>
      <form method="post" action={`/case?lang=${language}`}>
        <label for="reference">{t('look.reference')}</label>
        <input id="reference" name="reference" autocomplete="off" maxlength={40} />
        <button type="submit">{t('look.button')}</button>
      </form>
    </>
  )
}

function Rights({ voice: { t, day }, given: { rightsFrom } }: { voice: Voice; given: Instructions }) {
  return (
    <>
      <h2>{t('rights.title')}</h2>
      <p>{rightsFrom === null ? t('rights.now') : t('rights.before', { day: day(rightsFrom) })}</p>
      <p>{t('rights.limits')}</p>
      <p>{t('rights.roles')}</p>
    </>
  )
}

function Complain({ voice: { t, day }, given }: { voice: Voice; given: Instructions }) {
  const { number, rightsFrom, grievanceDays } = given
  return (
    <>
      <h2 id="complain">{t('complain.title')}</h2>
      <p>
        {t('complain.how')} {rightsFrom === null ? t('complain.time.days', { days: grievanceDays }) : t('complain.time.month')}
      </p>
      {number !== null && (
        <p class="noprint">
          <a class="go" href={chatLink(number, t('wish.complain'))}>
            {t('complain.button')}
          </a>
        </p>
      )}
      <p>
        {t('complain.mail')}: <a href={mailLink(OFFICER, t('complain.subject'))}>{OFFICER}</a>
      </p>
      <p>{rightsFrom === null ? t('complain.board.now') : t('complain.board.before', { day: day(rightsFrom) })}</p>
    </>
  )
}
