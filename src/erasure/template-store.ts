import { type SQL, sql } from 'drizzle-orm'
import type { Catalogue } from './catalogue.ts'

/** A statement's text with its parameters: plain values, or named ones that another subject's values may replace. */
export interface Template {
  /** Of the prepared statement. */
  name: string
  text: string
  params: readonly unknown[]
}

/** Values by the names under which a statement asked for them. */
export type Bindings = Readonly<Record<string, unknown>>

const NAMED = Symbol('named')
interface Named {
  [NAMED]: string
  value: unknown
}

/** A parameter that differs from subject to subject, or from batch to batch, while the statement's text does not. */
export function named(name: string, value: unknown): SQL {
  return sql`${sql.param<Named, Named>({ [NAMED]: name, value })}`
}

const isNamed = (param: unknown): param is Named => typeof param === 'object' && param !== null && NAMED in param

/** Those that every statement casts to one type, so that one parameter can stand for all their places. */
const SHARED = ['phone', 'user_id', 'email', 'cutOff', 'requestId', 'places', 'among']

/** Under which name this parameter may be sent once for all its places; undefined where it may not. */
export function sharedName(param: unknown): string | undefined {
  return isNamed(param) && SHARED.includes(param[NAMED]) ? param[NAMED] : undefined
}

/** The values to send: of `bindings` where they have a parameter's name, else those it was written with. */
export function fill({ params }: Template, bindings: Bindings = {}): unknown[] {
  return params.map((param) => {
    if (!isNamed(param)) return param
    return param[NAMED] in bindings ? bindings[param[NAMED]] : param.value
  })
}

const kept = new WeakMap<Catalogue, { day: string; templates: Map<string, Template> }>()

/** Statements already written for this database, by what their text depends on. They are forgotten when the day changes. */
export function templatesOf(catalogue: Catalogue, day: string): Map<string, Template> {
  const known = kept.get(catalogue)
  if (known?.day === day) return known.templates
  const templates = new Map<string, Template>()
  kept.set(catalogue, { day, templates })
  return templates
}
