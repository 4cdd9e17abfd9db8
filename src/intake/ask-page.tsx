import { chatLink } from '../flows/copy/chat-link.ts'
import { MAIL_SUBJECT, mailLink, renderPage, type Setting, SUPPORT, voiceOf } from './document.tsx'

/** For every typed reference and every link that shows nothing: one page, which knows nothing. */
export function askPage(setting: Setting): string {
  const { t } = voiceOf(setting)
  const { number, language } = setting
  return renderPage(
    setting,
    t('ask.title'),
    <>
      <h1>{t('ask.title')}</h1>
      <p>{t('ask.text')}</p>
      {number !== null && (
        <>
          <p>{t('ask.how')}</p>
          <p class="noprint">
            <a class="go" href={chatLink(number, t('wish.status'))}>
              {t('ask.button')}
            </a>
          </p>
          <p>
            WhatsApp: <strong dir="ltr">{number}</strong>
          </p>
        </>
      )}
      <p>
        {t('how.mail.title')}: <a href={mailLink(SUPPORT, MAIL_SUBJECT)}>{SUPPORT}</a>
      </p>
      <p>
        <a href={`/?lang=${language}`}>{t('ask.back')}</a>
      </p>
    </>,
  )
}
