import { describe, expect, test } from 'vitest'
import { pageLanguages, wordsIn } from '../../src/intake/words/words.ts'
import { addLink } from '../../src/requests/link-store.ts'
import { MINUTE } from '../support/bot.ts'
import { scenario } from '../support/scenario.ts'
import { matrixInPng, matrixInSvg, matrixSaying } from './support/qr-matrix.ts'

/** The demo's dedicated number, as a camera finds it in the code. */
const opens = (number: string, words: string) => `https://wa.me/${number}?text=${encodeURIComponent(words)}`

describe('the QR codes that people scan', () => {
  const world = scenario()
  const get = async (path: string) => (await fetch(world.test.url + path)).text()
  const number = () =>
    world.test.bot.channels
      .all()
      .find(({ mode }) => mode === 'dedicated')
      ?.displayNumber.replace(/\D/g, '') ?? expect.unreachable()

  test.each([
    ['en', 'K7Q2M9', 'Delete my data · code K7Q2M9'],
    ['hi', 'M8N7P6', 'मेरा डेटा डिलीट करें · कोड M8N7P6'],
  ])(
    'a business’s link in %s: its poster, its SVG and its PNG open the chat with those very words',
    async (language, code, words) => {
      const { db, clock } = world.test.bot
      const tenantId = '5a4ee500-0000-4000-a000-000000000001'
      await addLink(db, { code, tenantId, business: 'Rangoli Sarees', language, createdAt: clock.now() })
      const expected = matrixSaying(opens(number(), words))
      expect(matrixInSvg(await get(`/links/${code}.svg`))).toEqual(expected)
      expect(matrixInSvg(await get(`/links/${code}`))).toEqual(expected)
      const png = Buffer.from(await (await fetch(`${world.test.url}/links/${code}.png`)).arrayBuffer())
      expect(matrixInPng(png, expected.length)).toEqual(expected)
      expect(matrixSaying(opens(number(), `${words}!`))).not.toEqual(expected)
    },
  )

  test.each(pageLanguages)('the public page in %s opens the chat with its own wish', async (language) => {
    const words = wordsIn(language)('wish.delete')
    expect(matrixInSvg(await get(`/?lang=${language}`))).toEqual(matrixSaying(opens(number(), words)))
  })

  test('a receipt’s leads to that receipt, without the salt that the person alone has', async () => {
    const meera = world.actor('meera')
    await meera.says('delete my data')
    await meera.taps('Delete my data')
    await meera.taps('Yes, delete it')
    await world.test.pass(15 * MINUTE)
    const [, url = ''] = /(https:\/\/bot\.example\/receipts\/[0-9a-f-]+)#/.exec(meera.heard().join()) ?? []
    expect(matrixInSvg(await get(new URL(url).pathname))).toEqual(matrixSaying(url))
  })
})
