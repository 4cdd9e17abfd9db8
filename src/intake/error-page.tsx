import { renderPage, type Setting, voiceOf } from './document.tsx'
import { WriteToUs } from './write-to-us.tsx'

/** Why there is nothing to see: no such address, too many calls at once, or a fault of ours. */
export type Trouble = 'lost' | 'busy' | 'broken'

/** For whoever opened an address in a browser that shows nothing. It is the same whatever stood in the address, and names nothing of it. */
export function errorPage(setting: Setting, trouble: Trouble): string {
  const { t } = voiceOf(setting)
  return renderPage(
    setting,
    t(`${trouble}.title`),
    <>
      <h1>{t(`${trouble}.title`)}</h1>
      <p>{t(`${trouble}.text`)}</p>
      <WriteToUs setting={trouble === 'lost' ? setting : { ...setting, number: null }} />
    </>,
  )
}
