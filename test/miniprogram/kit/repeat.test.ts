import { repeat } from '../../../miniprogram/kit/repeat'
import { newPhone } from '../support/phone'

beforeEach(() => {
  newPhone()
  jest.useFakeTimers()
})
afterEach(() => jest.useRealTimers())

test('something is done again and again until it is stopped', async () => {
  let turns = 0
  const stop = repeat(10_000, () => void (turns += 1))
  await jest.advanceTimersByTimeAsync(9_999)
  expect(turns).toBe(0)
  await jest.advanceTimersByTimeAsync(20_001)
  expect(turns).toBe(3)
  stop()
  await jest.advanceTimersByTimeAsync(60_000)
  expect(turns).toBe(3)
})

test('a turn that fails is no end, and one that is stopped on its way is the last', async () => {
  let turns = 0
  const stop = repeat(1000, async () => {
    turns += 1
    if (turns === 2) stop()
    throw new Error('no network')
  })
  await jest.advanceTimersByTimeAsync(10_000)
  expect(turns).toBe(2)
})
