import { standingOf } from '../processors/processor-task.ts'
import { tasksOf } from '../processors/processor-task-store.ts'
import type { Opened } from './open.ts'

/** A processor's part of a request, as `request show` has it; nobody's data. */
export interface ShownTask {
  processor: string
  asked: string
  on: string | null
  categories: string[]
  standing: string
  since: string
  answerBy: string
  calls: number
  lastStatus: number | null
  settledBy: string | null
}

export async function shownTasks({ db }: Pick<Opened, 'db'>, requestId: string): Promise<ShownTask[]> {
  return (await tasksOf(db, requestId)).map((task) => ({
    processor: task.name,
    asked: task.verb,
    on: task.eraseOn,
    categories: task.categories,
    standing: standingOf(task),
    since: (task.settledAt ?? task.overdueAt ?? task.createdAt).toISOString(),
    answerBy: task.dueAt.toISOString(),
    calls: task.attempts,
    lastStatus: task.httpStatus,
    settledBy: task.settledBy,
  }))
}
