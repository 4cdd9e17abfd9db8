import { describe, expect, test } from 'vitest'
import { errorTable } from '../../src/graph-api/error-table.ts'
import { classify, type ErrorAction, explain } from '../../src/graph-api/errors.ts'

const byAction: Record<ErrorAction, number[]> = {
  retry: [2, 130429, 131000, 131016, 133004],
  'retry-few': [1],
  throttle: [4, 613, 80007, 131048, 131057, 131064, 132069],
  'pair-rate': [131056],
  'late-retry-once': [131026],
  'use-template': [131047],
  'stop-channel': [0, 3, 10, 190, 368, 131005, 131031, 131037, 131042, 131045, 133010],
  permanent: [
    33, 100, 130403, 130472, 130497, 131008, 131009, 131021, 131030, 131049, 131050, 131051, 131052, 131053, 131055, 131060,
    131062, 131063, 132000, 132001, 132005, 132007, 132012, 132015, 132016, 132018, 132068, 133000, 133005, 133006, 133008,
    133009, 133015, 133016, 134011, 134100, 134101, 134102, 135000, 137000, 147001, 147002, 147003, 147004, 147005,
  ],
}
const expected = (Object.entries(byAction) as [ErrorAction, number[]][]).flatMap(([action, codes]) =>
  codes.map((code) => ({ code, action })),
)

describe('the table of Meta’s errors', () => {
  test.each(expected)('$code leads to $action, whatever the HTTP status says', ({ code, action }) => {
    const statuses = action === 'retry-few' ? [200, 400, 401, 429] : [200, 400, 401, 429, 500]
    for (const httpStatus of statuses) expect(classify({ code, httpStatus, transient: false }).action).toBe(action)
  })

  test('1 of a server error, or called passing by Meta itself, concerns everybody and passes', () => {
    expect(classify({ code: 1, httpStatus: 500, transient: false }).action).toBe('retry')
    expect(classify({ code: 1, httpStatus: 400, transient: true }).action).toBe('retry')
  })

  test('no row of the table is left without an expectation', () => {
    expect(expected.map(({ code }) => code).sort((a, b) => a - b)).toEqual(
      Object.keys(errorTable)
        .map(Number)
        .sort((a, b) => a - b),
    )
  })

  test('every row tells support in a sentence what to do', () => {
    for (const [code, row] of Object.entries(errorTable)) {
      expect(row.meaning, code).toMatch(/^[A-Z].{8,}[^.]$/)
      expect(row.whatToDo, code).toMatch(/^[A-Z].{8,}\.$/)
    }
  })

  test.each([130472, 131049, 131050])('%i, by which Meta keeps offers back, raises an alarm: nothing of ours is one', (code) => {
    expect(explain(code)).toMatchObject({ action: 'permanent', alarm: true })
  })

  test('whatever stops a channel raises an alarm', () => {
    for (const [code, row] of Object.entries(errorTable)) if (row.action === 'stop-channel') expect(row.alarm, code).toBe(true)
  })
})

const unknown: { name: string; refusal: Parameters<typeof classify>[0]; action: ErrorAction; alarm: boolean }[] = [
  {
    name: 'the first permission code',
    refusal: { code: 200, httpStatus: 403, transient: false },
    action: 'stop-channel',
    alarm: true,
  },
  {
    name: 'the last permission code',
    refusal: { code: 299, httpStatus: 400, transient: false },
    action: 'stop-channel',
    alarm: true,
  },
  {
    name: 'a code after the permissions',
    refusal: { code: 300, httpStatus: 400, transient: false },
    action: 'permanent',
    alarm: true,
  },
  {
    name: 'an unknown code Meta calls transient',
    refusal: { code: 131999, httpStatus: 400, transient: true },
    action: 'retry',
    alarm: false,
  },
  {
    name: 'an unknown code with a 503',
    refusal: { code: 131999, httpStatus: 503, transient: false },
    action: 'retry',
    alarm: false,
  },
  {
    name: 'an unknown code with a 429',
    refusal: { code: 131999, httpStatus: 429, transient: false },
    action: 'throttle',
    alarm: false,
  },
  {
    name: 'an unknown code with a 401',
    refusal: { code: 131999, httpStatus: 401, transient: false },
    action: 'stop-channel',
    alarm: true,
  },
  {
    name: 'a proof that another app secret would make',
    refusal: { code: 100, httpStatus: 400, transient: false, ofChannel: 'wrong-secret' },
    action: 'stop-channel',
    alarm: true,
  },
  {
    name: 'a token without access to the number',
    refusal: { code: 100, httpStatus: 400, transient: false, ofChannel: 'no-access' },
    action: 'stop-channel',
    alarm: true,
  },
  { name: 'an unknown code', refusal: { code: 131999, httpStatus: 400, transient: false }, action: 'permanent', alarm: true },
  {
    name: 'a 429 that is not Meta’s',
    refusal: { code: null, httpStatus: 429, transient: false },
    action: 'throttle',
    alarm: false,
  },
  { name: 'a proxy’s 403', refusal: { code: null, httpStatus: 403, transient: false }, action: 'throttle', alarm: true },
]

describe('an error the table does not hold', () => {
  test.each(unknown)('$name leads to $action', ({ refusal, action, alarm }) => {
    expect(classify(refusal)).toMatchObject({ action, alarm })
  })

  test('still gives support a sentence', () => {
    expect(explain(131999).whatToDo).toMatch(/^[A-Z].{8,}\.$/)
  })
})
