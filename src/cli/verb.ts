import type { Command } from 'commander'

export interface Json {
  json: boolean
}

/** A verb; each can answer in JSON. */
export function verb(parent: Command, name: string, description: string): Command {
  return parent.command(name).description(description).option('--json', 'JSON alone on standard output', false)
}
