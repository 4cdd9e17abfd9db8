import { escapeHtml } from './escape-html.ts'

/** A moment of the notice, as people in India read it. */
export const inIndia = (iso: string): string =>
  `${new Intl.DateTimeFormat('en-IN', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Kolkata' }).format(new Date(iso))} IST`

/** Every page behind a notice's link. */
export function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapeHtml(title)} · CallMissed</title>
<style>${STYLE}</style></head>
<body><main><p class="brand">CallMissed</p><h1>${escapeHtml(title)}</h1>
${content}
<footer>Grievance Officer: karan@callmissed.com</footer></main></body></html>
`
}

const STYLE = `:root{color-scheme:light dark}body{margin:0;font:1rem/1.55 system-ui,"Noto Sans",sans-serif;background:Canvas;color:CanvasText}
main{max-width:42rem;margin:0 auto;padding:1.25rem}.brand{font-weight:700;margin:0}h1{margin:.25rem 0 .75rem;font-size:1.6rem}
table{border-collapse:collapse;width:100%;margin-bottom:1rem}th,td{text-align:left;padding:.5rem .75rem .5rem 0;border-bottom:1px solid color-mix(in srgb,CanvasText 20%,transparent);vertical-align:top;overflow-wrap:anywhere}th{font-weight:400;width:40%}td{font-weight:600}
form{margin-top:1.5rem}form h2{font-size:1.2rem;margin:0 0 .5rem}label{display:block;font-weight:600;margin-bottom:.25rem}select{font:inherit;padding:.6rem;min-height:2.75rem;width:100%;max-width:28rem;margin-bottom:1rem}
button{font:inherit;font-weight:600;padding:.7rem 1.2rem;border:0;border-radius:.5rem;background:#0b5ed7;color:#fff;min-height:2.75rem}footer{margin-top:2rem;font-size:.9rem}`
