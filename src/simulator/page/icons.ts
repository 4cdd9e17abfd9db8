/** Line drawings on a 24 by 24 grid; as symbols they need no font and no further request. */
const drawings: Readonly<Record<string, string>> = {
  plus: '<path d="M12 5v14M5 12h14"/>',
  send: '<path d="M4 12h15M13 5l7 7-7 7"/>',
  close: '<path d="M6 6l12 12M18 6 6 18"/>',
  photo: '<rect x="3" y="5" width="18" height="14" rx="2"/><circle cx="9" cy="10" r="1.5"/><path d="m21 16-5-5-9 8"/>',
  voice: '<rect x="9" y="3" width="6" height="11" rx="3"/><path d="M5 11a7 7 0 0 0 14 0M12 18v3"/>',
  play: '<path d="M7 4v16l13-8z" fill="currentcolor"/>',
  contact: '<circle cx="12" cy="8" r="4"/><path d="M4 21c0-5 4-7 8-7s8 2 8 7"/>',
  forward: '<path d="m14 5 6 6-6 6M20 11H9a5 5 0 0 0-5 5v3"/>',
  react: '<circle cx="12" cy="12" r="9"/><path d="M8 14a4.5 4.5 0 0 0 8 0M9 9v1M15 9v1"/>',
  edit: '<path d="m4 20 1-5L16 4l4 4L9 19z"/>',
  delete: '<path d="M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13"/>',
  reply: '<path d="m10 6-6 6 6 6M4 12h9a7 7 0 0 1 7 7"/>',
  list: '<path d="M4 6h16M4 12h16M4 18h16"/>',
  mail: '<rect x="3" y="5" width="18" height="14" rx="2"/><path d="m3 7 9 6 9-6"/>',
  clock: '<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3 2"/>',
}

/** All drawings, to stand once in a page. */
export function iconSheet(): string {
  const symbols = Object.entries(drawings).map(
    ([name, lines]) => `<symbol id="icon-${name}" viewBox="0 0 24 24">${lines}</symbol>`,
  )
  return `<svg width="0" height="0" class="sr" aria-hidden="true">${symbols.join('')}</svg>`
}

/** One drawing, for the eye alone: its button or text says what it means. */
export function icon(name: string): string {
  return `<svg class="icon" aria-hidden="true"><use href="#icon-${name}"/></svg>`
}
