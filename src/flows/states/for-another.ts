import { askWhoseBeside, openCaseFor } from '../steps.ts'
import { act } from '../turn.ts'

/** Somebody else's data, asked beside whatever is open: whose, then care and a case in one tap. */
export const forAnother = {
  'tapped.dead': { actions: act<'tapped.dead'>((context, event) => askWhoseBeside(context, event, 'dead')) },
  'tapped.ill': { actions: act<'tapped.ill'>((context, event) => askWhoseBeside(context, event, 'ill')) },
  'tapped.minor': { actions: act<'tapped.minor'>((context, event) => askWhoseBeside(context, event, 'minor')) },
  'tapped.other': { actions: act<'tapped.other'>((context, event) => askWhoseBeside(context, event, 'other')) },
  'tapped.case': { actions: act<'tapped.case'>((_, { who }) => openCaseFor(who)) },
} as const
