import { simulate } from '../../../tools/bench/jobs/simulation'
import { testDatabase } from '../../support/database'

const MINUTES = 60_000
jest.setTimeout(15 * MINUTES)

describe('two server processes through fourteen days, with wrong clocks and sudden deaths', () => {
  it('do every period once, tell nothing twice and lose nothing', async () => {
    const { uri } = testDatabase('simulation')
    const size = { processes: 2, days: 14, elders: 30, seed: 20_300_101 }
    const verdict = await simulate({ ...size, uri })
    const { periods, notices, messages } = verdict
    expect(periods).toEqual({ owed: 30, done: 30, counted: 15 })
    const { owed, wechat, inApp, unknown, phoneList, open } = notices
    expect([wechat + inApp + unknown + phoneList, open]).toEqual([owed, 0])
    expect(owed).toBeGreaterThan(20)
    expect(messages).toMatchObject({ twice: 0, afterClear: 0 })
    expect(verdict.kills).toBeGreaterThan(0)
    expect(verdict.good).toBe(true)
  })
})
