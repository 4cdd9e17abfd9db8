import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { partnerWorld } from './support/partner-world.ts'

const run = promisify(execFile)
const document = readFileSync(fileURLToPath(new URL('../../../docs/integration.md', import.meta.url)), 'utf8')
const examples = [...document.matchAll(/```sh\n(curl [\s\S]*?)```/g)].map(([, text]) => text ?? '')

describe('the examples of docs/integration.md', () => {
  const world = partnerWorld({ withoutInstructions: true })
  const curl = async (example: string | undefined, env: Record<string, string>) => {
    const command = (example ?? '')
      .replaceAll('https://deletion.callmissed.com', world.test.url)
      .replace('curl -sS', 'curl -sS -w "\\n%{http_code}"')
    const { stdout } = await run('bash', ['-c', command], { env: { PATH: process.env.PATH ?? '', ...env } })
    const cut = stdout.lastIndexOf('\n')
    return { status: Number(stdout.slice(cut + 1)), body: JSON.parse(stdout.slice(0, cut)) }
  }

  test('work as they stand', async () => {
    const [create, get, list, object] = examples
    expect(examples).toHaveLength(4)
    const CALLMISSED_KEY = await world.keyOf('sarees')
    const created = await curl(create, { CALLMISSED_KEY })
    expect(created).toMatchObject({ status: 202, body: { status: 'received' } })
    expect((await curl(create, { CALLMISSED_KEY })).body).toEqual(created.body)
    expect(await curl(get, { CALLMISSED_KEY, ID: created.body.id })).toMatchObject({ status: 200, body: { status: 'received' } })
    expect(await curl(list, { CALLMISSED_KEY })).toMatchObject({
      status: 200,
      body: { has_more: false, data: [{ id: created.body.id }] },
    })
    await world.confirm('sunita')
    const ID = String(world.told().at(-1)?.body.data.request_id)
    expect(await curl(object, { CALLMISSED_KEY, ID })).toMatchObject({
      status: 201,
      body: { ground: 'unpaid-dues', status: 'open' },
    })
  })
})
