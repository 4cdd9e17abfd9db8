import { z } from 'zod'
import { cli, parsed, type Said } from './run-cli.ts'

const proposed = z.looseObject({ is: z.enum(['proposed', 'proposed-before']), proposal: z.uuid(), proposedBy: z.string() })

/** `request create` and, from a colleague's account, `request approve`: what the second one said. */
export async function createByTwo(settings: Record<string, string>, args: readonly string[], input = ''): Promise<Said> {
  const { proposal } = await propose(settings, args, input)
  return cli(as(settings, 'dev'), ['request', 'approve', proposal, '--json'], input)
}

export async function propose(settings: Record<string, string>, args: readonly string[], input = '') {
  return parsed(await cli(as(settings, 'asha'), ['request', 'create', ...args, '--json'], input), proposed)
}

/** The command line of whoever came in by sudo under this name. */
export const as = (settings: Record<string, string>, name: string) => ({ ...settings, SUDO_USER: name })

/** `request undo` and, from a colleague's account, `request approve`: what the second one said. */
export async function undoByTwo(settings: Record<string, string>, reference: string, reason: string): Promise<Said> {
  const { proposal } = parsed(
    await cli(as(settings, 'asha'), ['request', 'undo', reference, '--reason', reason, '--json']),
    proposed,
  )
  return cli(as(settings, 'dev'), ['request', 'approve', proposal, '--json'])
}
