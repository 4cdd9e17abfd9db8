import { isEnded, requestStates } from '../requests/request.ts'
import type { CaseViewed } from './case-viewed.ts'
import { Notice } from './parts.tsx'
import { type PlanLine, planLines } from './plan-lines.ts'
import { Table } from './table.tsx'
import { refusedPlans, stepWord } from './words.ts'

/** The plan in its order: which table comes when, what is done with its rows, and how many are done of how many. */
export function Plan({ request, plan, progress }: CaseViewed) {
  const state = requestStates.find((each) => each === request.state)
  const isOver = state !== undefined && isEnded(state)
  // Nothing was begun, and nothing will be.
  if (isOver && state !== 'completed') return null
  if (plan.is === 'refused')
    return (
      <section class="card">
        <h2>The plan, and how far it is</h2>
        <p>{refusedPlans[plan.why]}</p>
      </section>
    )
  const lines = planLines(plan, progress, isOver)
  const telling = lines.filter(({ state }) => state !== 'nothing')
  const empty = lines.filter(({ state }) => state === 'nothing')
  return (
    <section class="card">
      <h2>The plan, and how far it is</h2>
      <p class="soft">Table by table, in this order.{plan.isAnother && ANOTHER}</p>
      {progress === undefined || plan.left.is === 'platform-silent' ? (
        <Notice tone="warn">How many rows are done is not known at this moment: the platform does not answer.</Notice>
      ) : (
        UNCOUNTED[plan.left.is] && <p>{UNCOUNTED[plan.left.is]}</p>
      )}
      {telling.length > 0 && <Lines lines={telling} />}
      {telling.length === 0 && <p>In none of the {empty.length} steps of the plan is there a row of this request.</p>}
      {telling.length > 0 && empty.length > 0 && (
        <details>
          <summary>{empty.length === 1 ? 'One step has no row' : `${empty.length} steps have no row`}</summary>
          <ul>
            {empty.map(({ place, table, what }) => (
              <li key={place}>
                {place}. <code>{table}</code>, {stepWord(what)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

const ANOTHER =
  ' The data map, or the laws of the day, have changed since it was carried out: steps that were in that plan alone stand last.'

const UNCOUNTED: Partial<Record<string, string>> = {
  unconfirmed: 'The rows are counted once the person has said yes.',
  forgotten: 'How many rows are left cannot be counted any more: the request has forgotten its person.',
  'too-long': 'How many rows are left is not counted here: it takes too long. “npm run cli -- request watch” counts them.',
}

function Lines({ lines }: { lines: readonly PlanLine[] }) {
  return (
    <Table label="The plan, and how far it is" heads={[{ number: 'No.' }, 'Table', { number: 'Rows done' }, 'What', 'State']}>
      {lines.map(({ place, table, what, done, total, more, state }) => (
        <tr key={place}>
          <td class="number">{place}</td>
          <th scope="row">
            <code>{table}</code>
          </th>
          <td class="number">{rowsOf({ done, total, more })}</td>
          <td>{stepWord(what)}</td>
          <td>{state}</td>
        </tr>
      ))}
    </Table>
  )
}

function rowsOf({ done, total, more }: Pick<PlanLine, 'done' | 'total' | 'more'>): string {
  if (done === undefined) return '–'
  return total === undefined ? `${done} of –` : `${done} of ${more ? 'over ' : ''}${total}`
}
