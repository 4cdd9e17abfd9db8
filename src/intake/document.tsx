import type { ComponentChildren } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { translator } from '../flows/copy/translate.ts'
import { day, moment } from '../flows/copy/when.ts'
import { STYLE } from './style.ts'
import { type PageLanguage, pageLanguages, type Word, wordsIn } from './words/words.ts'

export const OFFICER = 'karan@callmissed.com'
export const SUPPORT = 'support@callmissed.com'
export const MAIL_SUBJECT = 'Data Deletion Request'

/** What every page is rendered with. */
export interface Setting {
  language: PageLanguage
  /** Milliseconds since 1970. */
  now: number
  /** The dedicated number as people dial it; null where none is set, and then no page offers WhatsApp. */
  number: string | null
}

/** The words of a page, and days and moments as people in India say them. */
export interface Voice {
  t: Word
  day(at: number | string): string
  moment(at: number): string
}

export function voiceOf({ language, now }: Setting): Voice {
  return {
    t: wordsIn(language),
    day: (at) => day(at, language),
    moment: (at) => moment(at, now, translator(language), language),
  }
}

export function mailLink(address: string, subject: string): string {
  return `mailto:${address}?subject=${encodeURIComponent(subject)}`
}

/** A whole page. What stands in it is escaped by the renderer. */
export function renderPage(setting: Setting, title: string, children: ComponentChildren): string {
  const t = wordsIn(setting.language)
  const page = (
    <html lang={setting.language} dir={t('direction') === 'rtl' ? 'rtl' : 'ltr'}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>{`${title} · CallMissed`}</title>
        <link rel="icon" href="data:," />
        {/* Our own constant, whose hash the policy names. */}
        <style dangerouslySetInnerHTML={{ __html: STYLE }} />
      </head>
      <body>
        <a class="skip" href="#text">
          {t('skip')}
        </a>
        <header>
          <p class="brand">CallMissed</p>
          <Languages current={setting.language} label={t('languages')} />
        </header>
        <main id="text">{children}</main>
        <footer>
          <p>
            {t('foot.officer')}: <a href={`mailto:${OFFICER}`}>{OFFICER}</a>
          </p>
          <p>
            {t('foot.support')}: <a href={`mailto:${SUPPORT}`}>{SUPPORT}</a>
          </p>
          <p>CallMissed Technologies Pvt. Ltd., Pune</p>
        </footer>
      </body>
    </html>
  )
  return `<!doctype html>\n${renderToString(page)}\n`
}

function Languages({ current, label }: { current: PageLanguage; label: string }) {
  return (
    <nav aria-label={label}>
      <ul>
        {pageLanguages.map((language) => (
          <li>
            <a
              href={`?lang=${language}`}
              lang={language}
              hreflang={language}
              aria-current={language === current ? 'true' : undefined}
            >
              {wordsIn(language)('name')}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** A QR code from our own renderer, with words for who cannot see it. */
export function Qr({ svg, label }: { svg: string; label: string }) {
  // SVG that qr.ts made, of squares alone.
  return <div role="img" aria-label={label} dangerouslySetInnerHTML={{ __html: svg }} />
}
