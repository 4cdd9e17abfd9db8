import { Qr, renderPage, type Setting, voiceOf } from './document.tsx'

export interface Poster extends Setting {
  code: string
  business: string
  /** The words that WhatsApp opens with, and the QR code of the link. */
  text: string
  qr: string
}

/** One sheet of A4 for a business's counter. It names the business and the bot's number, and nobody else. */
export function posterPage(given: Poster): string {
  const { t } = voiceOf(given)
  const { code, business, text, qr, number } = given
  return renderPage(
    given,
    `${t('poster.title')} ${business}`,
    <>
      <p class="noprint card">
        {t('poster.print')} {t('poster.download')}: <a href={`/links/${code}.svg`}>SVG</a>, <a href={`/links/${code}.png`}>PNG</a>
      </p>
      <article class="poster">
        <h1>{t('poster.title')}</h1>
        <p class="text">{t('poster.text', { business })}</p>
        <Qr svg={qr} label={t('poster.qr', { text })} />
        <ol>
          <li>{t('poster.scan')}</li>
          <li>{t('poster.send')}</li>
          <li>{t('poster.tap')}</li>
        </ol>
        <p>{t('poster.free')}</p>
        <p>
          WhatsApp: <strong dir="ltr">{number}</strong> · <span class="code">{code}</span>
        </p>
      </article>
    </>,
  )
}
