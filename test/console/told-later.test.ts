import { beforeAll, describe, expect, it } from 'vitest'
import { templates } from '../../src/outbox/templates/template-catalogue.ts'
import { type Actor, scenario } from '../support/scenario.ts'
import { DAY, HOUR_ } from './support/times.ts'
import { signedIn } from './support/visitor.ts'

/** What each of two people hears when staff step in more than 24 hours after their last word, when only templates get through. */
describe.each([
  {
    who: 'rohan' as const,
    language: 'en',
    words: ['delete my data', 'Delete my data', 'Yes, delete it'],
    why: ['you asked us for it', 'we have to make sure that the data is yours', 'there are signs that it does not come from'],
    doubt: 'we doubt that the owner of this number asked for it',
    keep: 'keep my data',
    rights: ['Write COMPLAIN', 'Data Protection Board of India'],
    status: 'status',
  },
  {
    who: 'sunita' as const,
    language: 'hi',
    words: ['मेरा डेटा डिलीट करो', 'डेटा डिलीट करें', 'हाँ, डिलीट करें'],
    why: ['आपने हमसे कहा था', 'हमें पक्का करना है कि यह डेटा आपका है', ''],
    doubt: 'हमें शक है कि यह अनुरोध इस नंबर के मालिक ने नहीं किया',
    keep: 'डेटा रहने दें',
    rights: ['लिखें: शिकायत', 'भारत का डेटा संरक्षण बोर्ड'],
    status: 'स्टेटस',
  },
])('$who, who wrote last more than 24 hours ago,', ({ who, language, words, why, doubt, keep, rights, status }) => {
  const world = scenario()
  let person: Actor
  let reference: string

  const dayIn = (days: number) => new Date(world.test.bot.clock.now().getTime() + days * DAY).toISOString().slice(0, 10)
  /** What two of the staff agree on, and what the person hears of it. */
  async function agreed(fields: Record<string, string>): Promise<string> {
    const [asha, dev] = [await signedIn(world.test, 'asha'), await signedIn(world.test, 'dev')]
    const at = `/console/requests/${reference}`
    await asha.get(at)
    await asha.post(`${at}/propose`, fields)
    const proposal = /name="proposal" value="([0-9a-f-]+)"/.exec((await dev.get(at)).text)?.[1] ?? ''
    const before = person.heard().length
    expect((await dev.post(`${at}/decide`, { proposal, verdict: 'approve' })).location).toContain('said=approved')
    await world.test.settle()
    return person.heard().slice(before).map(asRead).join('\n')
  }
  /** A phone of the simulator shows a template's name and parameters: beside the words that Meta puts around them. */
  function asRead(told: string): string {
    const name = /^\[(\w+)\]/.exec(told)?.[1]
    const template = templates.find((each) => each.name === name && each.language === language)
    return template ? `${told} ${template.body}` : told
  }

  beforeAll(async () => {
    person = world.actor(who)
    const [wish = '', first = '', yes = ''] = words
    await person.says(wish)
    await person.taps(first)
    await person.taps(yes)
    reference = /CM-\w{4}-\w{4}/.exec(person.last().bubble.text)?.[0] ?? ''
    await agreed({ what: 'extend', reason: 'asked-by-the-person', until: dayIn(3) })
    await world.test.pass(25 * HOUR_)
  })

  const expectAll = (told: string, ...pieces: string[]) => {
    for (const piece of [reference, ...rights, ...pieces]) expect(told).toContain(piece)
  }

  it('hears of a longer window until when it is, why, and how to take it back', async () => {
    const day = new Date(`${dayIn(5)}T12:00:00Z`)
    const told = await agreed({ what: 'extend', reason: 'asked-by-the-person', until: dayIn(5) })
    expectAll(told, `${day.getUTCDate()}`, why[0] ?? '', keep)
  })

  it('hears of a hold until when it lasts and why, and not that it is done by then', async () => {
    const day = new Date(`${dayIn(8)}T12:00:00Z`)
    const told = await agreed({ what: 'hold', reason: 'identity-in-doubt', until: dayIn(8) })
    expectAll(told, `${day.getUTCDate()}`, why[1] ?? '')
    expect(told).not.toMatch(/It is done by|तक होगा/)
  })

  it('hears of a cancellation why, and the same when asking how it stands', async () => {
    const told = await agreed({ what: 'cancel', reason: 'suspected-fraud', until: dayIn(2) })
    expectAll(told, doubt)
    const answer = (await person.says(status)).join('\n')
    expect(answer).toContain(reference)
    expect(answer).toContain(rights[1] ?? '')
    expect(answer).toContain(why[2] ?? '')
    expect(answer).not.toMatch(/taken back|वापस लिया/)
  })
})
