import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where each program lies that tests start many times. */
    programs: Record<Program, string>
  }
}

type Program = keyof typeof programs

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const programs = {
  cli: new URL('../../src/cli.ts', import.meta.url),
  crashWorker: new URL('crash-worker.ts', import.meta.url),
  eraseChild: new URL('../erasure/support/erase-child.ts', import.meta.url),
  killChild: new URL('../erasure/support/kill-child.ts', import.meta.url),
}

/** Puts together once what would be translated file by file at every start: the same sources and libraries, in processes of their own. */
export default async function setup({ provide }: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'deletion-bot-programs-'))
  // The libraries are looked for beside the program.
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  await build({
    absWorkingDir: ROOT,
    entryPoints: Object.fromEntries(Object.entries(programs).map(([name, url]) => [name, fileURLToPath(url)])),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    plugins: [whereItStands],
  })
  const placeOf = (name: string) => join(folder, `${name}.mjs`)
  provide('programs', Object.fromEntries(Object.keys(programs).map((name) => [name, placeOf(name)])) as Record<Program, string>)
  return () => rmSync(folder, { recursive: true, force: true })
}

/** A source reads what lies beside it, such as migrations and style sheets, from where it stands. */
const whereItStands: Plugin = {
  name: 'where it stands',
  setup({ onLoad }) {
    onLoad({ filter: /\.tsx?$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)),
      loader: path.endsWith('x') ? 'tsx' : 'ts',
    }))
  },
}
