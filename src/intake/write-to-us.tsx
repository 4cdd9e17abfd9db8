import { chatLink } from '../flows/copy/chat-link.ts'
import { MAIL_SUBJECT, mailLink, type Setting, SUPPORT, voiceOf } from './document.tsx'

/** What somebody can do whom a page could not help: ask in the chat, write a mail, read how it all works. */
export function WriteToUs({ setting }: { setting: Setting }) {
  const { t } = voiceOf(setting)
  const { number, language } = setting
  return (
    <>
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
    </>
  )
}
