import type { SimulatorPerson } from '../deps.ts'
import { doorsNav } from './doors.ts'
import { icon, iconSheet } from './icons.ts'
import { voiceSheet } from './voice-sheet.ts'

const chips: readonly { lang: string; text: string }[] = [
  { lang: 'en', text: 'delete my data' },
  { lang: 'hi', text: 'मेरा डेटा डिलीट करो' },
  { lang: 'mr', text: 'माझा डेटा काढून टाका' },
  { lang: 'bn', text: 'আমার ডেটা ডিলিট করুন' },
  { lang: 'te', text: 'నా డేటా డిలీట్ చేయండి' },
  { lang: 'ta', text: 'என் டேட்டாவை டெலிட் செய்' },
  { lang: 'ur', text: 'میرا ڈیٹا ڈیلیٹ کریں' },
  { lang: 'hi-Latn', text: 'mera data delete karo' },
  { lang: 'en', text: 'language' },
  { lang: 'en', text: 'STOP' },
  { lang: 'en', text: 'what do you hold?' },
]

const times: readonly { label: string; milliseconds: number }[] = [
  { label: '15 min', milliseconds: 15 * 60_000 },
  { label: '1 hour', milliseconds: 3_600_000 },
  { label: '1 day', milliseconds: 86_400_000 },
  { label: '8 days', milliseconds: 8 * 86_400_000 },
]

const attachments: readonly { act: string; label: string }[] = [
  { act: 'photo', label: 'Photo' },
  { act: 'contact', label: 'Somebody’s contact card' },
  { act: 'forward', label: 'Send what I typed as forwarded' },
  { act: 'react', label: 'React to the last message' },
  { act: 'edit', label: 'Edit my last message to what I typed' },
  { act: 'delete', label: 'Delete my last message' },
]

/** The whole page before any script has run. Everything live is filled in by the scripts beside this file. */
export function chatPage(
  people: readonly SimulatorPerson[],
  businesses: readonly { tenantId: string; name: string }[] = [],
  hasMail = false,
): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Simulator · CallMissed deletion bot</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="page.css">
<link rel="stylesheet" href="doors.css">
<link rel="stylesheet" href="cast.css">
<link rel="stylesheet" href="chat.css">
<link rel="stylesheet" href="composer.css">
<link rel="stylesheet" href="voice.css">
<link rel="stylesheet" href="panel.css">
<script id="people" type="application/json">${JSON.stringify(people).replaceAll('<', '\\u003c')}</script>
<script type="module" src="chat.js"></script>
</head>
<body>
${iconSheet()}
<a class="skip" href="#message">Skip to the message box</a>
<header class="top">
  <h1>CallMissed deletion bot <span class="badge">simulator</span></h1>
  <p>Play a customer on WhatsApp. All people and numbers are invented, and nothing leaves this machine.</p>
  <button id="theme" type="button" class="quiet" aria-pressed="false">Dark</button>
</header>
${doorsNav(people, businesses.length > 0, hasMail)}
<main>
${castSection(people)}
${phoneSection()}
${panelSection(businesses)}
</main>
<dialog id="sheet" aria-labelledby="sheet-title">
  <div class="sheet-head">
    <h2 id="sheet-title"></h2>
    <button id="sheet-close" type="button" class="round" aria-label="Close">${icon('close')}</button>
  </div>
  <ul id="sheet-rows"></ul>
</dialog>
${voiceSheet()}
<noscript><p class="noscript">This page is a live chat and needs JavaScript.</p></noscript>
</body>
</html>
`
}

function castSection(people: readonly SimulatorPerson[]): string {
  const options = people.map(
    ({ name, locale, about }, index) => `<label class="person">
    <input type="radio" name="person" value="${index}"${index === 0 ? ' checked' : ''}>
    <span class="avatar hue-${index % 6}" aria-hidden="true">${escaped([...name][0] ?? '?')}</span>
    <span><b lang="${locale}">${escaped(name)}</b> <abbr class="locale" title="${language(locale)}">${locale}</abbr><small>${escaped(about)}</small></span>
  </label>`,
  )
  return `<section class="cast" aria-label="Choose a person and a chat">
  <fieldset class="people"><legend>Who are you?</legend>
  <div class="people-list">${options.join('\n  ')}</div></fieldset>
  <fieldset class="where"><legend>In which chat?</legend><div id="channels"></div>
  <label id="hide" class="channel"><input type="checkbox" id="hidden"><span><b>Hide my number</b><small>By a WhatsApp user name, as businesses see you</small></span></label></fieldset>
</section>`
}

function phoneSection(): string {
  const suggestions = chips.map(
    ({ lang, text }) => `<button type="button" class="chip" dir="auto" lang="${lang}">${escaped(text)}</button>`,
  )
  const menu = attachments.map(
    ({ act, label }) => `<li><button type="button" data-act="${act}">${icon(act)} ${escaped(label)}</button></li>`,
  )
  return `<section class="phone" aria-labelledby="chat-name">
  <header class="chat-head">
    <span id="chat-avatar" class="avatar" aria-hidden="true">C</span>
    <div><h2 id="chat-name">CallMissed</h2><p id="chat-under" role="status"></p></div>
    <p class="self" aria-live="off">You are <b id="self-name"></b><br><span id="self-number"></span></p>
  </header>
  <div id="log" class="log" role="log" aria-live="polite" aria-label="Messages" tabindex="0"></div>
  <div class="chips" role="group" aria-label="Say something quickly">${suggestions.join('')}</div>
  <form id="composer" class="composer" autocomplete="off">
    <button id="attach" type="button" class="round" aria-label="Send something else" aria-expanded="false" aria-controls="attach-menu">${icon('plus')}</button>
    <textarea id="message" rows="1" maxlength="4096" aria-label="Message" dir="auto" placeholder="Message"></textarea>
    <button id="record" type="button" class="round" aria-label="Record a voice note">${icon('voice')}</button>
    <button type="submit" class="round send" aria-label="Send">${icon('send')}</button>
    <ul id="attach-menu" class="attach-menu" hidden>${menu.join('')}</ul>
  </form>
</section>`
}

function panelSection(businesses: readonly { tenantId: string; name: string }[]): string {
  const forwards = businesses.map(
    ({ tenantId, name }) => `<button type="button" data-business="${escaped(tenantId)}">${escaped(name)}</button>`,
  )
  const clock = times.map(
    ({ label, milliseconds }) => `<button type="button" data-milliseconds="${milliseconds}">${label}</button>`,
  )
  return `<section class="panel" aria-label="Behind the scenes">
  <section class="card passing" aria-labelledby="time-title">
    <h2 id="time-title">Let time pass</h2>
    <p>It is <b id="clock">…</b> here.</p>
    <div id="times" class="times">${clock.join('')}</div>
  </section>
  <section class="card" aria-labelledby="holdings-title">
    <h2 id="holdings-title">What CallMissed holds</h2>
    <p id="holdings-sum" class="sum" role="status">Counting …</p>
    <table id="holdings"><thead><tr><th scope="col">Table</th><th scope="col">This person</th><th scope="col">Everybody else</th></tr></thead><tbody></tbody></table>
    <details id="holdings-empty" hidden><summary></summary><p></p></details>
  </section>
  <section class="card" aria-labelledby="requests-title">
    <h2 id="requests-title">The request</h2>
    <div id="requests"><p class="muted">None yet.</p></div>
  </section>
  <details id="forwarding" class="card faults"><summary><h2>A business passes the number on</h2></summary>
    <p class="muted">It asks CallMissed at the API to have this person’s data deleted. The person is asked on CallMissed’s own number, and only if that business holds something.</p>
    <div id="forward" class="times">${forwards.join('')}</div>
    <p id="forward-state" class="muted" role="status"></p>
  </details>
  <details class="card faults"><summary><h2>Make WhatsApp fail</h2></summary>
    <form id="fail">
      <label>The next <input name="times" type="number" min="1" max="20" value="1"> sends</label>
      <label>meet <select name="kind">
        <option value="refuse">an error code</option>
        <option value="fail-later">a failed status</option>
        <option value="timeout">no answer (sent all the same)</option>
        <option value="server-error">503 (not sent)</option>
      </select></label>
      <label>code <input name="code" type="number" value="131056"></label>
      <button type="submit">Fail</button>
      <button type="button" id="fail-clear" class="quiet">Clear</button>
    </form>
    <label class="line">Statuses come <select id="statuses">
      <option value="normal">in order</option><option value="duplicate">twice</option><option value="reordered">backwards</option>
      <option value="early">before the answer</option><option value="none">not at all</option>
    </select></label>
    <label class="line"><input type="checkbox" id="duplicateWebhooks"> Every message of the person arrives twice</label>
    <label class="line"><input type="checkbox" id="pairRate"> Limit messages per person (131056)</label>
    <p id="fail-state" class="muted" role="status"></p>
  </details>
</section>`
}

function language(locale: SimulatorPerson['locale']): string {
  return { en: 'English', hi: 'Hindi', mr: 'Marathi' }[locale]
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
