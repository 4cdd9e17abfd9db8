import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { readEmbedded } from '../../src/db/embedded.ts'
import {
  children,
  cleanUp,
  end,
  eventually,
  isRoot,
  newFolder,
  postmasterOf,
  query,
  spawnStart,
  start,
  startApart,
} from './embedded-support.ts'

afterEach(cleanUp)

describe('a folder that is used again', () => {
  test('keeps its rows and its port from one start to the next, and gives its file to nobody else', async () => {
    const dataDir = newFolder()
    const first = await start(dataDir)
    await query(first.botUrl, 'create table kept as select 1 as row')
    await first.stop()
    expect(readEmbedded(dataDir)).toBeUndefined()

    const second = await start(dataDir)
    expect(second.botUrl).toBe(first.botUrl)
    expect(await query(second.botUrl, 'select row from kept')).toEqual([{ row: 1 }])
    expect(readEmbedded(dataDir)).toEqual({ botUrl: second.botUrl, platformUrl: second.platformUrl })
    expect(statSync(join(dataDir, 'postgres.json')).mode & 0o777).toBe(0o600)
  })

  test('is joined by a second program while the first runs, and outlives the second', async () => {
    const dataDir = newFolder()
    const first = await start(dataDir)
    const { child, answer } = await startApart(dataDir)
    expect(answer).toEqual({ botUrl: first.botUrl, startedByUs: false })
    await end(child, 'SIGTERM')
    expect(await query(first.botUrl, 'select 1 as row')).toEqual([{ row: 1 }])
  })

  test('keeps the server for a second program when the first ends before it, and the second stops it', async () => {
    const dataDir = newFolder()
    const first = await start(dataDir)
    const { child, answer } = await startApart(dataDir)
    await first.stop()
    expect(await query(answer.botUrl, 'select 1 as row')).toEqual([{ row: 1 }])
    await end(child, 'SIGTERM')
    expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false)
  })

  test('moves to another port when its own was taken meanwhile', async () => {
    const dataDir = newFolder()
    const first = await start(dataDir)
    await first.stop()
    const squatter = createServer().listen(Number(new URL(first.botUrl).port), '127.0.0.1')
    await once(squatter, 'listening')
    const second = await start(dataDir)
    squatter.close()
    expect(second.botUrl).not.toBe(first.botUrl)
    expect(readEmbedded(dataDir)?.botUrl).toBe(second.botUrl)
    expect(await query(second.botUrl, 'select 1 as row')).toEqual([{ row: 1 }])
  })

  test('starts with a connection file that was half written', async () => {
    const dataDir = newFolder()
    const first = await start(dataDir)
    await first.stop()
    writeFileSync(join(dataDir, 'postgres.json'), '{"port":')
    const second = await start(dataDir)
    expect(await query(second.botUrl, 'select 1 as row')).toEqual([{ row: 1 }])
  })
})

describe('after a kill -9', () => {
  test('of the program, the next one takes the running server over, with every row, and stops it at its end', async () => {
    const dataDir = newFolder()
    const { child, answer } = await startApart(dataDir)
    await query(answer.botUrl, 'create table kept as select 1 as row')
    await end(child, 'SIGKILL')
    const postmaster = postmasterOf(dataDir)

    const next = await start(dataDir)
    expect(next).toMatchObject({ botUrl: answer.botUrl, startedByUs: true })
    expect(postmasterOf(dataDir)).toBe(postmaster)
    expect(await query(next.botUrl, 'select row from kept')).toEqual([{ row: 1 }])
    await next.stop()
    expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false)
  })

  test('of the program and of PostgreSQL, the next start recovers what was committed', async () => {
    const dataDir = newFolder()
    const { child, answer } = await startApart(dataDir)
    await query(answer.botUrl, 'create table kept as select 1 as row')
    await end(child, 'SIGKILL')
    process.kill(postmasterOf(dataDir), 'SIGKILL')
    const next = await start(dataDir)
    expect(next.startedByUs).toBe(true)
    expect(await query(next.botUrl, 'select row from kept')).toEqual([{ row: 1 }])
  })

  test('of PostgreSQL alone, the program brings it back where it was, and still owns it', async () => {
    const dataDir = newFolder()
    const server = await start(dataDir)
    await query(server.botUrl, 'create table kept as select 1 as row')
    process.kill(postmasterOf(dataDir), 'SIGKILL')
    expect(await eventually(() => query(server.botUrl, 'select row from kept'))).toEqual([{ row: 1 }])
    await eventually(async () => {
      const held = await query(server.botUrl, `select 1 as row from pg_locks where locktype = 'advisory'`)
      if (held.length !== 1) throw new Error('not owned yet')
    })
    await server.stop()
    expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false)
  })

  test('and a reboot, a process id that now belongs to another program does not stop the start', async () => {
    const dataDir = newFolder()
    await (await start(dataDir)).stop()
    const cluster = join(dataDir, 'postgres')
    const { uid, gid } = statSync(cluster)
    const other = spawn('sleep', ['300'], isRoot ? { uid, gid } : {})
    children.push(other)
    writeFileSync(join(cluster, 'postmaster.pid'), `${other.pid}\n${cluster}\n1\n5432\n\n127.0.0.1\n\nready\n`)
    const next = await start(dataDir)
    expect(await query(next.botUrl, 'select 1 as row')).toEqual([{ row: 1 }])
    expect(other.exitCode).toBeNull()
  })

  test('while the database was being prepared, the next start prepares it again and sweeps the rest away', async () => {
    const dataDir = newFolder()
    const child = spawnStart(dataDir)
    await eventually(async () => {
      if (!existsSync(join(dataDir, `postgres.init-${child.pid}`, 'cluster', 'base'))) throw new Error('not begun yet')
    })
    await end(child, 'SIGKILL')
    const next = await start(dataDir)
    expect(await query(next.platformUrl, 'select 1 as row')).toEqual([{ row: 1 }])
    expect(readdirSync(dataDir).sort()).toEqual(['postgres', 'postgres.json'])
  })
})

describe('two programs at the same moment', () => {
  test('in an empty folder end with one server, one owner and the same databases', async () => {
    const dataDir = newFolder()
    const [one, two] = await Promise.all([startApart(dataDir), startApart(dataDir)])
    expect(one.answer.botUrl).toBe(two.answer.botUrl)
    expect([one.answer.startedByUs, two.answer.startedByUs].sort()).toEqual([false, true])
    expect(readdirSync(dataDir).sort()).toEqual(['postgres', 'postgres.json'])
  })

  test('after a kill -9 of both programs and PostgreSQL end with one server and one owner', async () => {
    const dataDir = newFolder()
    const { child } = await startApart(dataDir)
    await end(child, 'SIGKILL')
    process.kill(postmasterOf(dataDir), 'SIGKILL')
    const [one, two] = await Promise.all([startApart(dataDir), startApart(dataDir)])
    expect(one.answer.botUrl).toBe(two.answer.botUrl)
    expect([one.answer.startedByUs, two.answer.startedByUs].sort()).toEqual([false, true])
  })
})
