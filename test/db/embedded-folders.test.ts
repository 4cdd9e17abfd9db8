import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { checkBinaries } from '../../src/db/embedded-binaries.ts'
import { cleanUp, isRoot, newFolder, query, start } from './embedded-support.ts'

afterEach(cleanUp)

describe('unusual folders', () => {
  const long = join(...Array.from({ length: 12 }, (_, index) => `a-rather-long-name-${index}`))
  test.each([
    ['spaces, quotes and a dollar', `my "data" 'of' $HOME`],
    ['unicode', 'डेटा-माहिती-ñ'],
    ['more bytes than a socket path may have', long],
  ])('%s', async (_, name) => {
    const server = await start(join(newFolder(), name))
    expect(await query(server.botUrl, `select 'É' ilike 'é' as folds, lower('É') as low`)).toEqual([{ folds: true, low: 'é' }])
  })

  test.runIf(isRoot)('one that only root may enter stays closed, and works', async () => {
    const parent = newFolder()
    chmodSync(parent, 0o700)
    const server = await start(join(parent, 'data'))
    expect(await query(server.botUrl, 'select 1 as row')).toEqual([{ row: 1 }])
    expect(statSync(parent).mode & 0o777).toBe(0o700)
  })
})

describe('a folder that cannot be used is refused with what to do', () => {
  test('made by another PostgreSQL', async () => {
    const dataDir = newFolder()
    await (await start(dataDir)).stop()
    writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '17\n')
    await expect(start(dataDir)).rejects.toThrow(/made by PostgreSQL 17, this is 18: move the folder away, or set DATABASE_URL/)
  })

  test('a finished database with files missing is not replaced', async () => {
    const dataDir = newFolder()
    await (await start(dataDir)).stop()
    rmSync(join(dataDir, 'postgres', 'global', 'pg_control'))
    await expect(start(dataDir)).rejects.toThrow(
      /damaged \(files are missing\): restore it from a backup, or move the folder away/,
    )
    expect(existsSync(join(dataDir, 'postgres', 'base'))).toBe(true)
  })

  test('a database that was in use and has lost its seal is not replaced', async () => {
    const dataDir = newFolder()
    await (await start(dataDir)).stop()
    rmSync(join(dataDir, 'postgres', 'deletion-bot.json'))
    await expect(start(dataDir)).rejects.toThrow(/not a database of this program: move it away, or set DATA_DIR/)
    expect(existsSync(join(dataDir, 'postgres', 'base'))).toBe(true)
  })

  test('somebody else’s files under the same name are not touched', async () => {
    const dataDir = newFolder()
    mkdirSync(join(dataDir, 'postgres'))
    writeFileSync(join(dataDir, 'postgres', 'letters.txt'), 'mine')
    await expect(start(dataDir)).rejects.toThrow(/not a database of this program: move it away, or set DATA_DIR/)
    expect(readFileSync(join(dataDir, 'postgres', 'letters.txt'), 'utf8')).toBe('mine')
  })

  test('a file where the folder should be', async () => {
    const file = join(newFolder(), 'data')
    writeFileSync(file, '')
    await expect(start(file)).rejects.toThrow(/is a file where a folder is needed: move it away, or set DATA_DIR/)
    await expect(start(join(file, 'below'))).rejects.toThrow(/is a file where a folder is needed/)
  })

  test.runIf(process.platform === 'linux')('a place where nobody may write', async () => {
    await expect(start('/sys/deletion-bot')).rejects.toThrow(/closed to this user: change its owner, or set DATA_DIR/)
  })

  test('a folder that initdb left half made is made anew', async () => {
    const dataDir = newFolder()
    mkdirSync(join(dataDir, 'postgres', 'pg_wal'), { recursive: true })
    writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '18\n')
    const server = await start(dataDir)
    expect(await query(server.botUrl, 'select 1 as row')).toEqual([{ row: 1 }])
  })

  test('programs without their permission, or libraries without their links, name the command that repairs them', () => {
    const folder = newFolder()
    mkdirSync(join(folder, 'native', 'bin'), { recursive: true })
    const programs = ['initdb', 'pg_ctl', 'postgres'].map((name) => join(folder, 'native', 'bin', name))
    for (const program of programs) writeFileSync(program, '', { mode: 0o755 })
    expect(checkBinaries(folder, 'pg').initdb).toBe(programs[0])
    writeFileSync(join(folder, 'native', 'pg-symlinks.json'), JSON.stringify([{ target: 'native/lib/libpq.so.5' }]))
    expect(() => checkBinaries(folder, 'pg')).toThrow('run "npm rebuild pg"')
    mkdirSync(join(folder, 'native', 'lib'))
    writeFileSync(join(folder, 'native', 'lib', 'libpq.so.5'), '')
    expect(checkBinaries(folder, 'pg').initdb).toBe(programs[0])
    chmodSync(programs[2] ?? '', 0o644)
    expect(() => checkBinaries(folder, 'pg')).toThrow('run "npm rebuild pg"')
  })
})
