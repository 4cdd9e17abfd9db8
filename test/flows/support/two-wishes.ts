import { T0, type Talk, talk, times } from './talk.ts'

/** One business's data is scheduled, by the dedicated number's own list. */
export function oneBusiness(): Talk {
  const chat = talk().to('choosingScope')
  chat.tap('more')
  chat.tap('business')
  const businesses = [
    { tenantId: 't1', name: 'Asha Sweets' },
    { tenantId: 't2', name: 'City Clinic' },
  ]
  chat.send({ type: 'businesses.ready', now: T0, businesses, fresh: chat.fresh() })
  chat.tap('pick.0')
  chat.preview()
  chat.tap('confirm')
  chat.scheduled()
  return chat
}

export const secondStates = ['opening', 'choosingScope', 'counting', 'reviewing'] as const

/** Beside it everything is wished for, and asked as far as this state. */
export function bothTo(goal: (typeof secondStates)[number]): Talk {
  const chat = oneBusiness()
  const steps: [typeof goal, () => unknown][] = [
    ['opening', () => chat.text('delete all my data')],
    ['choosingScope', () => chat.facts()],
    ['counting', () => chat.tap('delete')],
    ['reviewing', () => chat.preview()],
  ]
  for (const [name, step] of steps) {
    step()
    if (name === goal) break
  }
  if (chat.state() !== goal) throw new Error(`The path ends in ${chat.state()}.`)
  return chat
}

/** How the one that is on its way stands, where the person wants it kept. */
export const standing = (chat: Talk, more: { keeps?: true } = { keeps: true }) =>
  chat.send({
    type: 'status.ready',
    now: chat.now.at,
    status: { is: 'scheduled', kept: [], finishedAt: null, business: 'Asha Sweets', ...times },
    fresh: chat.fresh(),
    ...more,
  })
