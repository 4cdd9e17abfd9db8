import { entries, type Language } from '../flows/language.ts'
import { escapeHtml } from './escape-html.ts'

export type UndoPage = { is: 'ask'; text: string; button: string } | { is: 'done' | 'over'; text: string }

/** The page behind the link of an e-mail: one sentence, and where there is something to take back one button. Nothing names anybody. */
export function undoPage(title: string, page: UndoPage, language: Language): string {
  const tone = page.is === 'done' ? 'ok' : page.is === 'over' ? 'warn' : 'lead'
  const form = page.is === 'ask' ? `<form method="post"><button type="submit">${escapeHtml(page.button)}</button></form>` : ''
  return `<!doctype html>
<html lang="${language}" dir="${entries[language].rightToLeft ? 'rtl' : 'ltr'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><title>${escapeHtml(title)} · CallMissed</title>
<style>${STYLE}</style></head>
<body><main>
<p class="brand">CallMissed</p>
<h1>${escapeHtml(title)}</h1>
<p class="${tone}">${escapeHtml(page.text)}</p>
${form}
<footer>Grievance Officer: karan@callmissed.com</footer>
</main></body></html>
`
}

const STYLE = `:root{color-scheme:light dark}body{margin:0;font:1rem/1.55 system-ui,"Noto Sans",sans-serif;background:Canvas;color:CanvasText}
main{max-width:34rem;margin:0 auto;padding:1.25rem}.brand{font-weight:700;margin:0}h1{margin:.25rem 0 .5rem;font-size:1.75rem}.lead{font-size:1.1rem}
.ok,.warn{padding:.6rem .8rem;border-inline-start:4px solid #157347;background:color-mix(in srgb,#157347 12%,Canvas)}.warn{border-color:#b35c00;background:color-mix(in srgb,#b35c00 14%,Canvas)}
button{font:inherit;font-weight:600;min-height:3rem;padding:.6rem 1.4rem;border:0;border-radius:.5rem;background:#0b5d3b;color:#fff;cursor:pointer}
button:focus-visible{outline:3px solid CanvasText;outline-offset:2px}footer{margin-top:2rem;font-size:.9rem}`
