import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toGraphBody } from '../../src/graph-api/send-message.ts'
import { checkLimits } from '../../src/outbox/limits.ts'
import type { OutboundMessage } from '../../src/outbox/message.ts'
import { anyMessage } from '../support/any-message.ts'
import { outboundSchema } from '../support/outbound-schema.ts'

const phone = { phone: '+917000012345' }

const bodies: { name: string; message: OutboundMessage; content: unknown }[] = [
  {
    name: 'a text',
    message: { kind: 'text', body: 'Hello' },
    content: { type: 'text', text: { body: 'Hello', preview_url: false } },
  },
  {
    name: 'reply buttons with a footer',
    message: { kind: 'buttons', body: 'Delete?', footer: 'Grievance Officer', buttons: [{ id: 'y', title: 'Yes' }] },
    content: {
      type: 'interactive',
      interactive: {
        type: 'button',
        body: { text: 'Delete?' },
        footer: { text: 'Grievance Officer' },
        action: { buttons: [{ type: 'reply', reply: { id: 'y', title: 'Yes' } }] },
      },
    },
  },
  {
    name: 'a list',
    message: {
      kind: 'list',
      body: 'What?',
      open: 'Choose',
      rows: [
        { id: 'a', title: 'One' },
        { id: 'b', title: 'Two', description: 'second' },
      ],
    },
    content: {
      type: 'interactive',
      interactive: {
        type: 'list',
        body: { text: 'What?' },
        action: {
          button: 'Choose',
          sections: [
            {
              rows: [
                { id: 'a', title: 'One' },
                { id: 'b', title: 'Two', description: 'second' },
              ],
            },
          ],
        },
      },
    },
  },
  {
    name: 'the request for the person’s own number',
    message: { kind: 'contact-request', body: 'Share it' },
    content: {
      type: 'interactive',
      interactive: { type: 'request_contact_info', body: { text: 'Share it' }, action: { name: 'request_contact_info' } },
    },
  },
  {
    name: 'a template with parameters of its body',
    message: { kind: 'template', name: 'erasure_done', language: 'hi', parameters: ['CM-7K3F-9QXD'] },
    content: {
      type: 'template',
      template: {
        name: 'erasure_done',
        language: { code: 'hi' },
        components: [{ type: 'body', parameters: [{ type: 'text', text: 'CM-7K3F-9QXD' }] }],
      },
    },
  },
  {
    name: 'a template without parameters',
    message: { kind: 'template', name: 'erasure_done', language: 'en', parameters: [] },
    content: { type: 'template', template: { name: 'erasure_done', language: { code: 'en' } } },
  },
]

describe('the body of a message on the wire', () => {
  test.each(bodies)('$name', ({ message, content }) => {
    const body = toGraphBody(message, phone, 'row-1')
    expect(body).toEqual({
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      to: '917000012345',
      biz_opaque_callback_data: 'row-1',
      ...(content as object),
    })
    expect(outboundSchema()(body)).toBe(true)
  })

  test('a person without a number is addressed by the business-scoped id, never in `to`', () => {
    const body = toGraphBody({ kind: 'text', body: 'Hello' }, { userId: 'IN.ENT.Ab12' }, 'row-1')
    expect(body.recipient).toBe('IN.ENT.Ab12')
    expect(body).not.toHaveProperty('to')
    expect(outboundSchema()(body)).toBe(true)
  })

  test('whatever passes the limits also satisfies the contract, for numbers and for ids', () => {
    const validate = outboundSchema()
    let passed = 0
    fc.assert(
      fc.property(anyMessage, fc.constantFrom(phone, { userId: 'IN.12ab' }), (message, to) => {
        if (checkLimits(message).length > 0) return
        passed += 1
        expect(validate(toGraphBody(message, to, 'row-1')), JSON.stringify(validate.errors)).toBe(true)
      }),
      { numRuns: 600 },
    )
    expect(passed).toBeGreaterThan(50)
  })
})
