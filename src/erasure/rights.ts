import type { TableMap } from './data-map.ts'

/**
 * What the bot's role needs on a table: reading everywhere, because mentions are looked for everywhere; writing only where the map
 * has something written. A row that is deleted is locked first, and a lock needs the right to update.
 */
export function rightsOn({ disposition, freeze }: Pick<TableMap, 'disposition' | 'freeze'>): string[] {
  if (disposition.do === 'erase' || disposition.do === 'retain') return ['select', 'update', 'delete']
  return disposition.do === 'nothing' && !freeze ? ['select'] : ['select', 'update']
}
