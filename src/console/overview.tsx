import { countWaiting } from '../db/waiting.ts'
import { type ConsoleRoute, page } from './visit.ts'

export const overviewRoutes: readonly ConsoleRoute[] = [
  {
    method: 'GET',
    url: '/',
    action: 'see-overview',
    async handle({ bot }) {
      const { requests } = await countWaiting(bot.db)
      return page(
        'Overview',
        <>
          <h1>Overview</h1>
          <ul>
            {Object.entries(requests).map(([state, count]) => (
              <li key={state}>
                {state}: {count}
              </li>
            ))}
          </ul>
        </>,
      )
    },
  },
]
