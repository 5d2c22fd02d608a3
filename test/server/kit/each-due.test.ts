import { eachDue } from '../../../server/kit/each-due'
import { TurnLost } from '../../../server/kit/jobs'

const turn = { period: '2026-03-04T10:00', fence: 1, hold: () => Promise.resolve() }
const nameOf = (due: number) => `visit ${due}`
const never = () => Promise.reject(new Error('no'))

describe('what a job does to everything that is due', () => {
  it('counts those it did something to', async () => {
    const even = (due: number) => Promise.resolve(due % 2 === 0)
    expect(await eachDue([1, 2, 3, 4], { turn, nameOf }, even)).toBe(2)
  })

  it('goes on past one that fails, and fails at the end with each named and why', async () => {
    const done: number[] = []
    const work = (due: number) => {
      done.push(due)
      return due === 2 ? never() : Promise.resolve(true)
    }
    const failed = await eachDue([1, 2, 3], { turn, nameOf }, work).catch((each: unknown) => each)
    expect(done).toEqual([1, 2, 3])
    const { errors } = failed as AggregateError
    expect(errors).toEqual([new Error('visit 2 failed', { cause: new Error('no') })])
  })

  it('stops at once when somebody else has its turn', async () => {
    const lost = { ...turn, hold: () => Promise.reject(new TurnLost('visits.confirm')) }
    await expect(eachDue([1, 2], { turn: lost, nameOf }, never)).rejects.toThrow(TurnLost)
  })
})
