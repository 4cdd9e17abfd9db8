import { settled } from '../context.ts'
import { askWhose, begin, lacksNumber, openCaseFor } from '../steps.ts'
import { act, chart, turns } from '../turn.ts'

/** Somebody else's data: whose, then care and a case in one tap. */
export const choosingWhose = chart.createStateConfig({
  id: 'choosingWhose',
  on: {
    'tapped.own': [
      {
        guard: ({ context }) => lacksNumber(context),
        target: '#askingNumber',
        actions: act<'tapped.own'>((context, event) => begin(context, event)),
      },
      { target: '#opening', actions: act<'tapped.own'>((context, event) => begin(context, event)) },
    ],
    'tapped.dead': { actions: act<'tapped.dead'>((context, event) => askWhose(context, event, 'dead')) },
    'tapped.ill': { actions: act<'tapped.ill'>((context, event) => askWhose(context, event, 'ill')) },
    'tapped.minor': { actions: act<'tapped.minor'>((context, event) => askWhose(context, event, 'minor')) },
    'tapped.other': { actions: act<'tapped.other'>((context, event) => askWhose(context, event, 'other')) },
    'tapped.case': {
      target: '#idle',
      actions: act<'tapped.case'>((context, event) => {
        const asked = context.question?.key === 'care' ? context.question.who : undefined
        return turns(openCaseFor(event.who ?? asked), { set: settled })
      }),
    },
  },
})
