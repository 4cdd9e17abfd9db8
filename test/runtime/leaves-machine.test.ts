import { expect, test } from 'vitest'
import { readConfig } from '../../src/runtime/config.ts'
import { leavesMachine } from '../../src/runtime/leaves-machine.ts'

const MAIL_FROM = 'CallMissed <privacy@example.com>'
const oidc = { OIDC_CLIENT_ID: 'bot', OIDC_CLIENT_SECRET: 'a-secret-of-the-client' }

test.each<[string, Record<string, string>, string[]]>([
  ['no settings', {}, []],
  ['a mail server', { SMTP_URL: 'smtps://user:password@mail.example.com:465', MAIL_FROM }, ['mails (SMTP_URL)']],
  ['a mail server on this machine', { SMTP_URL: 'smtp://localhost:1025', MAIL_FROM }, []],
  ['a folder of recordings', { BLOB_STORE_URL: 'file:///srv/recordings' }, []],
  [
    'everything else',
    {
      BLOB_STORE_URL: 'https://store.blob.core.windows.net/recordings?sig=x',
      LEDGER_HEAD_URL: 'https://store.blob.core.windows.net/heads?sig=x',
      TRANSCRIPTION_URL: 'https://speech.example.com/v1',
      OIDC_ISSUER: 'https://login.example.com',
      ...oidc,
    },
    [
      'recordings (BLOB_STORE_URL)',
      'the ledger’s heads and the replay list (LEDGER_HEAD_URL)',
      'voice notes (TRANSCRIPTION_URL)',
      'who signs in to the console (OIDC_ISSUER)',
    ],
  ],
])('a demo with %s says truly what leaves this machine', (_, env, leaving) => {
  const config = readConfig(env)
  expect(config.mode).toBe('demo')
  expect(leavesMachine(config)).toEqual(leaving)
})
