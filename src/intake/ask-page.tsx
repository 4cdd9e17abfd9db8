import { renderPage, type Setting, voiceOf } from './document.tsx'
import { WriteToUs } from './write-to-us.tsx'

/** For every typed reference: one page, which knows nothing. */
export function askPage(setting: Setting): string {
  const { t } = voiceOf(setting)
  return renderPage(
    setting,
    t('ask.title'),
    <>
      <h1>{t('ask.title')}</h1>
      <p>{t('ask.text')}</p>
      <WriteToUs setting={setting} />
    </>,
  )
}
