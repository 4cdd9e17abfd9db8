import fc from 'fast-check'
import type { OutboundMessage } from '../../src/outbox/message.ts'

const text = (max: number) =>
  fc.oneof(
    fc.string({ minLength: 1, maxLength: max, unit: 'grapheme' }),
    fc.string({ minLength: max - 1, maxLength: max + 1, unit: fc.constantFrom('a', 'ह', 'ि') }),
    fc.constant(''),
  )
const optional = <K extends string>(key: K, value: fc.Arbitrary<string>) =>
  fc.option(value).map((chosen) => (chosen === null ? {} : ({ [key]: chosen } as Record<K, string>)))

const button = fc.record({ id: text(256), title: text(20) })
const listRow = fc
  .tuple(fc.record({ id: text(200), title: text(24) }), optional('description', text(72)))
  .map(([row, description]) => ({ ...row, ...description }))

/** Messages around every limit, on both sides of it. */
export const anyMessage: fc.Arbitrary<OutboundMessage> = fc.oneof(
  text(4096).map((body) => ({ kind: 'text', body }) as const),
  text(1024).map((body) => ({ kind: 'contact-request', body }) as const),
  fc
    .tuple(text(1024), fc.array(button, { maxLength: 4 }), optional('footer', text(60)))
    .map(([body, buttons, footer]) => ({ kind: 'buttons', body, buttons, ...footer }) as const),
  fc
    .tuple(text(1024), text(20), fc.array(listRow, { maxLength: 11 }), optional('footer', text(60)))
    .map(([body, open, rows, footer]) => ({ kind: 'list', body, open, rows, ...footer }) as const),
  fc
    .tuple(
      fc.constantFrom('erasure_done', 'Erasure Done', ''),
      fc.constantFrom('en', 'en_US', 'hi', '', 'english'),
      fc.array(text(60), { maxLength: 4 }),
    )
    .map(([name, language, parameters]) => ({ kind: 'template', name, language, parameters }) as const),
)
