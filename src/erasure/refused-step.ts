import type { PlanStep } from './plan.ts'
import { refusedWith } from './sqlstate.ts'

const steps = new WeakMap<Error, PlanStep>()

/** Throws the error on, and remembers at which step it came. */
export const comingAt =
  (step: PlanStep) =>
  (error: unknown): never => {
    if (error instanceof Error) steps.set(error, step)
    throw error
  }

/** The step that PostgreSQL refused for good, with its SQLSTATE; undefined for whatever may pass, and for what came at no step. */
export function refusedAt(error: unknown): { step: PlanStep; code: string } | undefined {
  const step = error instanceof Error ? steps.get(error) : undefined
  const code = refusedWith(error)
  return step && code !== undefined ? { step, code } : undefined
}
