import { spawn } from 'node:child_process'
import { statSync } from 'node:fs'

/** The system account PostgreSQL runs as. Nothing in it means: the account of this process. */
export interface Account {
  owner?: { uid: number; gid: number }
  /** The account cannot walk into the folders by itself, so it is lent root's right to pass (see `lendReach`). */
  lendReach?: boolean
}

export interface Outcome {
  /** Exit code; -1 when the program could not be run at all. */
  code: number
  output: string
}

const RUN_AS = ['postgres', 'nobody']

/**
 * Chooses the account: this process's own, unless that is root, which PostgreSQL refuses to run as. Then the owner of an existing
 * cluster, else the folder's owner, else `postgres`, else `nobody`. `program` must run and `folder` be enterable as that account.
 */
export async function chooseAccount(
  program: string,
  folder: string,
  clusterOwner?: { uid: number; gid: number },
): Promise<Account> {
  if (process.getuid?.() !== 0) return {}
  const owners = clusterOwner ? [clusterOwner] : await candidates(folder)
  for (const lendReach of [false, true]) {
    for (const owner of owners) {
      const account = { owner, lendReach }
      const probe = await run(account, folder, '/bin/sh', ['-c', '"$0" --version && cd "$1"', program, folder])
      if (probe.code === 0) return account
    }
  }
  throw new Error(
    `PostgreSQL does not run as root, and no other account can enter ${folder}: run as an ordinary user, or set DATABASE_URL and PLATFORM_DATABASE_URL.`,
  )
}

/** Runs a program as the account, in `folder`, out of reach of the terminal's Ctrl-C, with a bare environment. */
export function run(account: Account, folder: string, program: string, args: readonly string[]): Promise<Outcome> {
  const [command, ...rest] = account.owner && account.lendReach ? lendReach(account.owner, program, args) : [program, ...args]
  return new Promise((resolve) => {
    const child = spawn(command ?? program, rest, {
      cwd: folder,
      detached: true,
      env: { PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin', LC_ALL: 'C' },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(account.owner && !account.lendReach ? account.owner : {}),
    })
    let output = ''
    const collect = (chunk: Buffer) => {
      output += chunk.toString()
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.on('error', (error) => resolve({ code: -1, output: error.message }))
    child.on('close', (code) => resolve({ code: code ?? -1, output }))
  })
}

async function candidates(folder: string): Promise<{ uid: number; gid: number }[]> {
  const { uid, gid } = statSync(folder)
  const named = await Promise.all(RUN_AS.map(lookUp))
  return [...(uid === 0 ? [] : [{ uid, gid }]), ...named.filter((owner) => owner !== undefined)]
}

async function lookUp(name: string): Promise<{ uid: number; gid: number } | undefined> {
  const [uid, gid] = await Promise.all([run({}, '/', 'id', ['-u', name]), run({}, '/', 'id', ['-g', name])])
  if (uid.code !== 0 || gid.code !== 0) return undefined
  return { uid: Number(uid.output), gid: Number(gid.output) }
}

// A checkout in root's own 0700 home: the account keeps the one capability to pass through folders that are not its own, so that no
// folder's mode is changed. access(2) drops capabilities of a non-root user unless no_setuid_fixup is set.
function lendReach({ uid, gid }: { uid: number; gid: number }, program: string, args: readonly string[]): string[] {
  const ids = ['--reuid', `${uid}`, '--regid', `${gid}`, '--clear-groups']
  const rights = ['--securebits', '+no_setuid_fixup', '--inh-caps', '-all,+dac_override', '--ambient-caps', '+dac_override']
  return ['setpriv', ...rights, ...ids, program, ...args]
}
