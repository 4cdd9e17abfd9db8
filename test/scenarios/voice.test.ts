import { describe, expect, it } from 'vitest'
import { unseal } from '../../src/runtime/keys.ts'
import { silentOpus } from '../../src/transcription/opus.ts'
import { DAY, MINUTE } from '../support/bot.ts'
import { dumpDatabase, searchDatabase } from '../support/find-person.ts'
import { missingIn } from '../support/rows-of.ts'
import { type Actor, scenario } from '../support/scenario.ts'

const SAREES = 'Rangoli Sarees'
const COACHING = 'Akshara Coaching Centre'

const speaks = (who: Actor, words: string, how?: Parameters<Actor['phone']['voiceNote']>[1]) =>
  who.does((phone) => phone.voiceNote(words, how))

describe('a voice note on the number for deletion', () => {
  const world = scenario({ voices: true })
  const asked = () => world.test.graph.media.asked.map(({ what }) => what)
  const nextDay = () => world.test.pass(DAY)
  const requests = () => world.bot<{ state: string }>('select state from erasure_request order by created_at')

  it('asks what a typed wish would ask, is fetched in two steps, and the buttons do the rest', async () => {
    world.alsoSecret('please delete my data right away')
    const rohan = world.actor('rohan')
    expect(await speaks(rohan, 'please delete my data right away')).toEqual([expect.stringContaining('What do you want?')])
    expect(asked()).toEqual(['address', 'file'])
    expect(world.test.transcriber.heard).toHaveLength(1)
    await rohan.taps('Delete my data')
    await rohan.taps('Yes, delete it')
    await world.test.pass(15 * MINUTE)
    expect(rohan.heard().at(-1)).toContain('Your data is erased')
  })

  it('is answered in the language that was spoken', async () => {
    const sunita = world.actor('sunita')
    world.alsoSecret('मेरा डेटा डिलीट करो जल्दी')
    expect(await speaks(sunita, 'मेरा डेटा डिलीट करो जल्दी')).toEqual([expect.stringContaining('आप क्या चाहते हैं?')])
  })

  it('never says yes, types a code or takes back', async () => {
    const meera = world.actor('meera')
    await meera.says('delete my data')
    await meera.taps('Delete my data')
    const code = /DELETE (\d{3})/.exec(meera.last().bubble.text)?.[1]
    expect(await speaks(meera, 'yes')).toEqual([expect.stringContaining('button')])
    expect(await speaks(meera, `DELETE ${code}`)).toEqual([expect.stringContaining('button')])
    expect(await requests()).not.toContainEqual({ state: 'scheduled' })
    expect((await requests()).at(-1)).toEqual({ state: 'awaiting_confirmation' })
    await meera.taps('Yes, delete it')
    await meera.says('keep my data')
    expect(await speaks(meera, 'keep my data')).toEqual([expect.stringContaining('button')])
    expect((await requests()).at(-1)).toEqual({ state: 'scheduled' })
    await meera.taps('Yes, keep it')
    expect((await requests()).at(-1)).toEqual({ state: 'cancelled' })
  })

  it('is heard three times a day, over all chats, and on the next day again', async () => {
    const imran = world.actor('imran')
    for (let note = 0; note < 3; note += 1) await speaks(imran, 'hello there')
    const before = asked().length
    expect(await speaks(imran, 'delete my data')).toEqual([expect.stringContaining('three voice messages a day')])
    expect(asked()).toHaveLength(before)
    await nextDay()
    expect(await speaks(imran, 'delete my data')).not.toEqual([expect.stringContaining('three voice messages a day')])
    expect(asked().length).toBeGreaterThan(before)
  })

  it('is heard up to a minute; a longer one goes to nobody', async () => {
    await nextDay()
    const prakash = world.actor('prakash')
    const before = world.test.transcriber.heard.length
    expect(await speaks(prakash, 'delete my data', { seconds: 61 })).toEqual([expect.stringContaining('up to one minute')])
    const file = { bytes: Buffer.alloc(1024 * 1024 + 1), mimeType: 'audio/ogg; codecs=opus' }
    expect(await speaks(prakash, '', { file })).toEqual([expect.stringContaining('up to one minute')])
    expect(world.test.transcriber.heard).toHaveLength(before)
    expect(await speaks(prakash, 'delete my data', { seconds: 60 })).toEqual([expect.stringContaining('What do you want?')])
  })

  const unclear = expect.stringContaining('did not understand the voice message')
  it.each<[string, (who: Actor) => Promise<string[]>]>([
    ['in which nobody speaks', (who) => speaks(who, '')],
    ['in which nothing fits', (who) => speaks(who, 'the train leaves at nine')],
    ['that is no recording', (who) => speaks(who, '', { file: { bytes: Buffer.from('<h1>no</h1>'), mimeType: 'audio/ogg' } })],
    ['that is cut off', (who) => speaks(who, '', { file: { bytes: silentOpus(2_000).subarray(0, -3), mimeType: 'audio/ogg' } })],
    ['of another kind', (who) => speaks(who, '', { file: { bytes: silentOpus(2_000), mimeType: 'audio/mpeg' } })],
    ['that Meta has no more', (who) => failing('media', 'gone', who)],
    ['whose address leads elsewhere', (who) => failing('media', 'elsewhere', who)],
    ['whose server is down', (who) => failing('media', 'down', who)],
    ['in whose place a page comes', (who) => failing('media', 'page', who)],
    ['that the endpoint refuses', (who) => failing('transcriber', 429, who)],
  ])('%s is answered with "please write", and nothing happens', async (_what, say) => {
    await nextDay()
    const leela = world.actor('leela')
    // Three in a row that were not understood would be offered a person instead.
    await leela.says('thanks')
    const before = (await requests()).length
    expect(await say(leela)).toEqual([unclear])
    expect(await requests()).toHaveLength(before)
  })

  async function failing(who: 'media' | 'transcriber', how: unknown, actor: Actor): Promise<string[]> {
    const plays = who === 'media' ? world.test.graph.media.failNext : world.test.transcriber.failNext
    plays.push(how as never)
    const said = await speaks(actor, 'delete my data')
    expect(plays).toEqual([])
    return said
  }

  it('that somebody else spoke and the person forwarded is not fetched', async () => {
    const before = asked().length
    expect(await speaks(world.actor('leela'), 'delete my data', { forwarded: true })).toEqual([
      expect.stringContaining('cannot listen to voice messages'),
    ])
    expect(asked()).toHaveLength(before)
  })

  it('of a music file nothing is fetched', async () => {
    await world.actor('leela').says('thanks')
    const before = asked().length
    const { bytes, mimeType } = { bytes: silentOpus(1_000), mimeType: 'audio/mpeg' }
    const { id } = world.test.graph.media.put(world.actor('leela').phone.channel.phoneNumberId, bytes, mimeType)
    const audio = { id, mime_type: mimeType }
    expect(await world.actor('leela').does((phone) => phone.send({ type: 'audio', audio }))).toEqual([
      expect.stringContaining('cannot listen to voice messages'),
    ])
    expect(asked()).toHaveLength(before)
  })

  it('leaves neither sound nor words nor the file’s id behind', async () => {
    const before = world.test.graph.media.asked.length
    await nextDay()
    const leela = world.actor('leela')
    await speaks(leela, 'hello, this is Leela and I want to know what you hold')
    const { id = '' } = world.test.graph.media.asked[before] ?? {}
    const sound = world.test.graph.media.find(id)?.bytes ?? Buffer.alloc(0)
    expect(sound.length).toBeGreaterThan(500)
    const traces = [sound.subarray(100, 140).toString('hex'), sound.subarray(0, 60).toString('base64'), 'this is Leela', id]
    expect(await searchDatabase(world.databases.botUrl, traces)).toEqual([])
    expect(await searchDatabase(world.databases.platformUrl, traces)).toEqual([])
    for (const trace of traces) expect(world.test.lines.join('\n')).not.toContain(trace)
    const sealed = await world.bot<{ sealed: string }>("select sealed from inbox_event where content_type = 'voice'")
    expect(sealed.length).toBeGreaterThan(3)
    for (const row of sealed)
      expect(JSON.parse(unseal(world.test.bot.keys, 'inbox', row.sealed)).content).toEqual({ type: 'voice' })
  })
})

describe('a voice note in a shop’s own chat', () => {
  const world = scenario({ voices: true })

  it('leaves no row and no answer, and nothing is fetched, while no deletion is open', async () => {
    const meera = world.actor('meera', SAREES)
    await world.test.settle()
    const before = await dumpDatabase(world.databases.botUrl)
    const { outcome } = await meera.phone.voiceNote('please delete my data')
    expect(outcome.body).toBe(JSON.stringify({ taken: [] }))
    await world.test.settle()
    expect(meera.heard()).toEqual([])
    expect(missingIn(await dumpDatabase(world.databases.botUrl), before)).toEqual([])
    expect(world.test.graph.media.asked).toEqual([])
    expect(world.test.transcriber.heard).toEqual([])
  })

  it('is listened to while one is open, and does not confirm', async () => {
    const rohan = world.actor('rohan', COACHING)
    await rohan.says('delete my data')
    await rohan.taps('Delete this chat')
    expect(await speaks(rohan, 'yes, delete it')).toEqual([expect.stringContaining('button')])
    expect(await speaks(rohan, 'talk to a person')).toEqual([expect.stringContaining('person')])
    expect(await world.bot("select 1 from erasure_request where state = 'scheduled'")).toEqual([])
  })

  it('that fits nothing goes back to the shop, and what follows is the shop’s alone', async () => {
    await world.test.pass(DAY)
    const sunita = world.actor('sunita', SAREES)
    await sunita.says('delete my data')
    expect(await speaks(sunita, 'do you have it in blue, sister')).toEqual([])
    expect(await world.bot('select 1 from conversation where holds_floor and state <> $1', ['reviewing'])).toEqual([])
    const before = world.test.graph.media.asked.length
    expect(await speaks(sunita, 'delete my data please')).toEqual([])
    expect(world.test.graph.media.asked).toHaveLength(before)
  })
})

describe('a voice note that a crash interrupts', () => {
  const world = scenario({ voices: true })

  it('is heard again and answered once', async () => {
    const { bot, transcriber } = world.test
    const rohan = world.actor('rohan')
    const hears = bot.transcribe
    bot.transcribe = async (voice) => {
      await hears?.(voice)
      throw new Error('stopped by the test')
    }
    expect(await speaks(rohan, 'delete my data')).toEqual([])
    expect(await world.bot('select 1 from inbox_event where handled_at is null')).toHaveLength(1)
    bot.transcribe = hears
    await world.test.pass(MINUTE)
    expect(rohan.heard()).toEqual([expect.stringContaining('What do you want?')])
    expect(transcriber.heard).toHaveLength(2)
    await world.test.pass(MINUTE)
    expect(rohan.heard()).toHaveLength(1)
  })

  it('and that WhatsApp delivers twice is heard and answered once', async () => {
    const imran = world.actor('imran')
    const before = world.test.transcriber.heard.length
    world.test.graph.faults.behaviour.duplicateWebhooks = true
    expect(await speaks(imran, 'delete my data')).toHaveLength(1)
    world.test.graph.faults.behaviour.duplicateWebhooks = false
    expect(world.test.transcriber.heard).toHaveLength(before + 1)
  })
})

describe('a voice note where nobody listens', () => {
  const world = scenario()

  it('is not fetched, and the person is asked to write', async () => {
    expect(await speaks(world.actor('rohan'), 'delete my data')).toEqual([
      expect.stringContaining('cannot listen to voice messages'),
    ])
    expect(world.test.graph.media.asked).toEqual([])
  })
})
