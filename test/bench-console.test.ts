import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { routeTable } from '../src/console/route-table.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

test('npm run bench:console measures every page of the console, however few requests there are', () => {
  const ran = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/bench-console.ts', '500', '4000', '1'], {
    cwd: root,
    encoding: 'utf8',
  })
  expect([ran.stderr, ran.status]).toEqual(['', 0])
  const pages = routeTable.filter(({ method, url }) => method === 'GET' && !/\/(live|reveal|answer|reply|note)$/.test(url))
  for (const { url } of pages) expect(ran.stdout).toContain(`| ${url} |`)
})
