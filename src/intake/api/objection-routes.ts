import { objectToRequest } from '../../jobs/object-to-request.ts'
import { callerOf } from './caller.ts'
import type { RouteDeps, TypedApp } from './forward-routes.ts'
import { problem, refuse } from './problem.ts'
import { idempotencyHeader, idParam, newObjection, objectionShape } from './shapes.ts'
import { viewOfObjection } from './view.ts'

const conflicts = {
  'other-body': {
    code: 'idempotency_conflict',
    message: 'This Idempotency-Key came before with another body: use a new one per wish.',
  },
  'standing-instruction': {
    code: 'standing_instruction',
    message: 'Your instruction to CallMissed leaves no window for an objection.',
  },
  'window-closed': { code: 'window_closed', message: 'Your window for an objection is over.' },
  'too-late': { code: 'too_late', message: 'The erasure has started, or the request is over.' },
  'objected-before': {
    code: 'objected_before',
    message: 'You have objected to this request before: its status tells how that stands.',
  },
} as const

export function objectionRoutes(app: TypedApp, { bot, gate, bodyLimit }: RouteDeps): void {
  app.post(
    '/api/v1/deletion-requests/:id/objections',
    {
      bodyLimit,
      onRequest: gate('deletions:write'),
      schema: {
        operationId: 'objectToDeletionRequest',
        summary: 'Ask to keep your customer’s data',
        description:
          'Within your objection window, which runs from data_deletion.confirmed. The privacy officer decides; the customer is told the ground. Without an objection nothing is kept.',
        params: idParam,
        headers: idempotencyHeader,
        body: newObjection,
        response: {
          ...{ 201: objectionShape, 404: problem, 409: problem },
          ...{ 400: problem, 413: problem, 415: problem, 422: problem },
          ...{ 401: problem, 403: problem, 429: problem, 503: problem },
        },
      },
    },
    async (request, reply) => {
      const outcome = await objectToRequest(bot, {
        ...{ tenantId: callerOf(request).tenantId, id: request.params.id, ground: request.body.ground },
        idempotencyKey: request.headers['idempotency-key'],
      })
      if (outcome.is === 'unknown') return refuse(reply, 404, 'not_found', 'You were told of no deletion request with this id.')
      if (outcome.is !== 'taken') return refuse(reply, 409, conflicts[outcome.is].code, conflicts[outcome.is].message)
      // Taken, so there is one.
      return reply.code(201).send(viewOfObjection(outcome.objection) as NonNullable<ReturnType<typeof viewOfObjection>>)
    },
  )
}
