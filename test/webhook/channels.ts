import type { Channel } from '../../src/db/channels.ts'

const TENANT = '5f1d0b5e-7c7b-4d1e-8d51-0a3b1c2d3e4f'

/** A channel of the tests; `number` makes its ids. */
export function testChannel(number: number, mode: Channel['mode'], appSecrets: string[], more: Partial<Channel> = {}): Channel {
  return {
    id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    phoneNumberId: `10000000000000${number}`,
    wabaId: '200000000000001',
    portfolioId: '300000000000001',
    displayNumber: `+91700000000${number}`,
    mode,
    tenantId: mode === 'shared' ? TENANT : null,
    business: mode === 'shared' ? 'Kirana Corner' : null,
    accessToken: 'test-access-token',
    appSecrets,
    stoppedAt: null,
    ...more,
  }
}
