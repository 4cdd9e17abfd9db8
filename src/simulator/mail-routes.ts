import { readFileSync } from 'node:fs'
import formbody from '@fastify/formbody'
import type { FastifyPluginAsync } from 'fastify'
import { z } from 'zod'
import { mailsInFolder } from '../mail/mail-folder.ts'
import { readMime, valuesOf } from '../mail/reading/read-mime.ts'
import { newId } from '../runtime/ids.ts'
import { composeDemoMail } from './compose-mail.ts'
import type { SimulatorPerson } from './deps.ts'
import type { MailDemo } from './mail-demo.ts'
import { mailPage, type ShownMail } from './page/mail-page.ts'

const SHOWN_MAX = 30
const POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; img-src data:"
const written = z.object({
  person: z.coerce.number().int().min(0),
  subject: z.string().max(200),
  text: z.string().max(10_000),
  vouched: z.literal('on').optional(),
})

/** The demo's mailbox: what the bot wrote, and a way to write to it through its own door. Works without JavaScript. */
export function mailRoutes(people: readonly SimulatorPerson[], { folder, intake, clock }: MailDemo): FastifyPluginAsync {
  const css = readFileSync(new URL('page/mail.css', import.meta.url))
  const mailsNow = async () => (folder === undefined ? [] : await shownMails(folder, people))
  return async (app) => {
    await app.register(formbody, { bodyLimit: 64 * 1024 })
    app.addHook('onSend', async (_request, reply) => {
      reply.headers({ 'content-security-policy': POLICY, 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' })
    })
    app.get('/mail.css', async (_request, reply) => reply.type('text/css; charset=utf-8').send(css))
    app.get<{ Querystring: { written?: string } }>('/mail', async (request, reply) => {
      const mails = await mailsNow()
      // What was there when somebody wrote is no answer to it.
      const isWaiting = mails.length <= Number(request.query.written)
      return reply.type('text/html; charset=utf-8').send(mailPage({ people, mails, isSent: folder === undefined, isWaiting }))
    })
    app.post('/mail', async (request, reply) => {
      const parsed = written.safeParse(request.body)
      const person = parsed.success ? people[parsed.data.person] : undefined
      if (!parsed.success || !person) return reply.code(400).send({ error: 'That is no mail of this demo.' })
      const { subject, text, vouched } = parsed.data
      const { authservId } = intake
      const mail = composeDemoMail({
        id: newId(),
        from: addressOf(person),
        subject,
        text,
        vouched: vouched === 'on',
        authservId,
        at: clock.now(),
      })
      const before = (await mailsNow()).length
      const taken = await fetch(intake.url, {
        method: 'POST',
        headers: { authorization: `Bearer ${intake.token}`, 'content-type': 'message/rfc822' },
        body: mail,
      })
      return taken.ok
        ? reply.redirect(`mail?written=${before}`, 303)
        : reply.code(502).send({ error: `The door answered ${taken.status}.` })
    })
  }
}

/** An invented address for an invented person. */
export function addressOf({ name, userId, phone }: SimulatorPerson): string {
  const word = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z]+/g, '.')
    .replace(/^\.+|\.+$/g, '')
  return `${word || `person.${(phone ?? userId ?? '').slice(-4).toLowerCase()}`}@demo.example`
}

async function shownMails(folder: string, people: readonly SimulatorPerson[]): Promise<ShownMail[]> {
  const addresses = people.map(addressOf)
  const mails = (await mailsInFolder(folder)).slice(0, SHOWN_MAX)
  return Promise.all(
    mails.map(async ({ at, bytes }) => {
      const mail = await readMime(bytes)
      const to = mail ? (valuesOf(mail, 'to')[0] ?? '') : ''
      const place = addresses.findIndex((address) => to.includes(address))
      return { at, to, subject: mail?.subject ?? '', text: mail?.text ?? '', person: place === -1 ? null : place }
    }),
  )
}
