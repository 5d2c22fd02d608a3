import mongoose from 'mongoose'
import { startTownClock } from '../../../server/kit/town-clock'
import type { TownClock } from '../../../server/kit/town-clock'
import { connectTestDatabase, dropTestDatabase } from '../../support/connected'

const opened: TownClock[] = []
const open = async () => {
  const clock = await startTownClock()
  opened.push(clock)
  return clock
}
const BEGIN = new Date('2026-03-04T10:00:00+08:00')
const isNear = (clock: TownClock, instant: string) =>
  expect(Math.abs(clock.now().getTime() - Date.parse(instant))).toBeLessThan(20_000)

beforeAll(() => connectTestDatabase('clock'))
beforeEach(() => mongoose.connection.collection('system').deleteMany({}))
afterEach(() => opened.splice(0).forEach((clock) => clock.stop()))
afterAll(dropTestDatabase)

describe('the clock of a town', () => {
  it('stands at the wall until the town begins', async () => {
    isNear(await open(), new Date().toISOString())
  })

  it('begins where the town says, once', async () => {
    const clock = await open()
    await clock.begin(BEGIN)
    expect(clock.today()).toBe('2026-03-04')
    await clock.begin(new Date('2030-01-01T00:00:00Z'))
    isNear(clock, '2026-03-04T02:00:00Z')
  })

  it('moves forward and stays there over a restart', async () => {
    const clock = await open()
    await clock.begin(BEGIN)
    await clock.moveTo(new Date('2026-04-30T23:59:00+08:00'))
    isNear(await open(), '2026-04-30T15:59:00Z')
  })

  it.each(['2026-03-04T09:59:00+08:00', '2020-01-01T00:00:00Z'])(
    'never moves back to %s',
    async (to) => {
      const clock = await open()
      await clock.begin(BEGIN)
      await expect(clock.moveTo(new Date(to))).rejects.toMatchObject({ code: 'clock.backwards' })
      isNear(clock, '2026-03-04T02:00:00Z')
    },
  )

  it('is the same in every process within seconds', async () => {
    const [one, other] = [await open(), await open()]
    await one.begin(BEGIN)
    await one.moveTo(new Date('2026-05-01T08:00:00+08:00'))
    for (let waited = 0; other.today() !== '2026-05-01' && waited < 5_000; waited += 100) {
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    isNear(other, '2026-05-01T00:00:00Z')
  })

  it('is not moved back by a process that has not heard of a later move', async () => {
    const [ahead, late] = [await open(), await open()]
    await ahead.begin(BEGIN)
    await late.begin(BEGIN)
    await ahead.moveTo(new Date('2026-06-01T08:00:00+08:00'))
    const behind = late.moveTo(new Date('2026-05-01T08:00:00+08:00'))
    await expect(behind).rejects.toMatchObject({ code: 'clock.backwards' })
    isNear(late, '2026-06-01T00:00:00Z')
  })
})
