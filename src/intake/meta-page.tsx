import { chatLink } from '../flows/copy/chat-link.ts'
import { renderPage, type Setting, voiceOf } from './document.tsx'

/** The state behind the confirmation code that Meta was given; `code` is null when it is none of ours. */
export function metaPage(setting: Setting, code: string | null): string {
  const { t } = voiceOf(setting)
  const { number, language } = setting
  return renderPage(
    setting,
    t('meta.title'),
    <>
      <h1>{t('meta.title')}</h1>
      <div class="state">
        <p>{t(code === null ? 'meta.unknown' : 'meta.nothing')}</p>
      </div>
      {code !== null && (
        <dl class="facts">
          <dt>{t('meta.code')}</dt>
          <dd>
            <strong dir="ltr">{code}</strong>
          </dd>
        </dl>
      )}
      <p>{t('meta.instead')}</p>
      {number !== null && (
        <p class="noprint">
          <a class="go" href={chatLink(number, t('wish.delete'))}>
            {t('how.whatsapp.button')}
          </a>
        </p>
      )}
      <p>
        <a href={`/?lang=${language}`}>{t('ask.back')}</a>
      </p>
    </>,
  )
}
