/** A mail that somebody in the demo writes. */
export interface DemoMail {
  id: string
  from: string
  subject: string
  text: string
  /** Whether the sender's domain vouches for them, as the demo's receiving server says. */
  vouched: boolean
  authservId: string
  at: Date
}

/** The raw mail as the demo's receiving server would post it. */
export function composeDemoMail({ id, from, subject, text, vouched, authservId, at }: DemoMail): string {
  const domain = from.slice(from.lastIndexOf('@') + 1)
  const word = (said: string) => `=?UTF-8?B?${Buffer.from(said.replace(/\s+/g, ' ')).toString('base64')}?=`
  const verdict = vouched ? 'pass' : 'fail'
  return [
    `Authentication-Results: ${authservId}; dmarc=${verdict} header.from=${domain}`,
    `From: <${from}>`,
    'To: <support@callmissed.com>',
    `Subject: ${word(subject)}`,
    `Date: ${at.toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${id}@${domain}>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    ...(Buffer.from(text)
      .toString('base64')
      .match(/.{1,76}/g) ?? []),
    '',
  ].join('\r\n')
}
