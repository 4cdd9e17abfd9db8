import { lawNamed } from '../erasure/retention-bases.ts'
import type { CaseViewed } from './case-viewed.ts'
import { Day } from './parts.tsx'
import { Table } from './table.tsx'
import { plain } from './words.ts'

export function Kept({ kept }: CaseViewed) {
  if (!kept || kept.length === 0) return null
  return (
    <section class="card">
      <h2>What the law keeps, and until when</h2>
      <Table label="What the law keeps" heads={['Table', { number: 'Rows' }, 'Law', 'Until']}>
        {kept.map(({ table, rows, basis, until }) => (
          <tr key={`${table} ${basis}`}>
            <th scope="row">
              <code>{table}</code>
            </th>
            <td class="number">{rows}</td>
            <td>{lawNamed(basis).statute}</td>
            <td class="keep">
              <Day at={new Date(until)} />
            </td>
          </tr>
        ))}
      </Table>
    </section>
  )
}

export function Processors({ matter }: CaseViewed) {
  if (matter.processors.length === 0) return null
  return (
    <section class="card">
      <h2>Processors</h2>
      <ul>
        {matter.processors.map(({ name, verb, erase_on, state, due_at, overdue_at, settled_at }) => (
          <li key={`${name} ${verb} ${erase_on}`}>
            <strong>{name}</strong>: {plain(verb).toLowerCase()}
            {erase_on && (
              <>
                {' '}
                <Day at={new Date(erase_on)} />
              </>
            )}
            , {plain(state).toLowerCase()}
            {overdue_at && <span class="late"> overdue since {<Day at={overdue_at} />}</span>}
            {settled_at === null && !overdue_at && (
              <>
                {' '}
                until <Day at={due_at} />
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
