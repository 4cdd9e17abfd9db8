import type { SimulatorPerson } from '../deps.ts'

export interface ShownMail {
  at: Date
  to: string
  subject: string
  text: string
  /** The place among the people of whom it is for, where it is one of them. */
  person: number | null
}

interface Shown {
  people: readonly SimulatorPerson[]
  /** Newest first. */
  mails: readonly ShownMail[]
  /** A mail server has them: there is nothing to show here. */
  isSent: boolean
  /** A mail was just posted: its answer is on its way. */
  isWaiting: boolean
}

/** The demo's mailbox. */
export function mailPage({ people, mails, isSent, isWaiting }: Shown): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${isWaiting ? '<meta http-equiv="refresh" content="3; url=mail">' : ''}
<title>Mail · CallMissed deletion bot</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="mail.css">
</head>
<body>
<header>
  <h1>Mail <span>simulator</span></h1>
  <p><a href="./">Back to the chats</a> · All people and addresses are invented, and nothing leaves this machine.</p>
</header>
<main>
<section aria-labelledby="write">
  <h2 id="write">Write to support@callmissed.com</h2>
  ${isWaiting ? '<p class="note" role="status">It was posted to the bot. If it is answered, the answer stands here in a moment.</p>' : ''}
  <form method="post" action="mail">
    <label for="person">From</label>
    <select id="person" name="person">${people.map(({ name }, index) => `<option value="${index}">${escaped(name)}</option>`).join('')}</select>
    <label for="subject">Subject</label>
    <input id="subject" name="subject" value="Data Deletion Request" maxlength="200">
    <label for="text">Message</label>
    <textarea id="text" name="text" rows="7" maxlength="10000">Please delete all my data. My number is +91 70000 14821.</textarea>
    <label class="check"><input type="checkbox" name="vouched" checked> The sender’s domain vouches for them (DMARC)</label>
    <button type="submit">Send</button>
    <p class="hint">The link in the answer opens the sender’s chat here. One answer a day for each sender. Without DMARC nobody is answered: try it.</p>
  </form>
</section>
<section aria-labelledby="inbox">
  <h2 id="inbox">What the bot wrote</h2>
  ${isSent ? '<p class="hint">SMTP_URL is set: mails go to your mail server.</p>' : list(mails)}
</section>
</main>
</body>
</html>
`
}

function list(mails: readonly ShownMail[]): string {
  if (mails.length === 0) return '<p class="hint">Nothing yet.</p>'
  const items = mails.map(
    ({ at, to, subject, text, person }) => `<li><article>
    <h3>${escaped(subject)}</h3>
    <p class="meta">to ${escaped(to)} · <time datetime="${at.toISOString()}">${escaped(inIndia(at))}</time></p>
    <pre>${linked(text.trim(), person)}</pre>
  </article></li>`,
  )
  return `<ol>${items.join('\n')}</ol>`
}

/** A link into WhatsApp leads into this person's chat in the simulator, with the words ready to be sent. */
function linked(text: string, person: number | null): string {
  return text
    .split(/(https?:\/\/[^\s<>"]*[\w/])/)
    .map((part, index) => {
      if (index % 2 === 0 || !URL.canParse(part)) return escaped(part)
      const { hostname, pathname, searchParams } = new URL(part)
      if (hostname !== 'wa.me') return `<a href="${escaped(part)}" target="_blank" rel="noreferrer">${escaped(part)}</a>`
      const query = new URLSearchParams({ number: `+${pathname.slice(1)}`, text: searchParams.get('text') ?? '' })
      if (person === null) return escaped(part)
      return `<a href="./?${escaped(`person=${person}&${query}`)}">${escaped(part)}</a>`
    })
    .join('')
}

function inIndia(at: Date): string {
  return new Intl.DateTimeFormat('en-IN', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Kolkata' }).format(at)
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.codePointAt(0)};`)
}
