import { api, Failure, listeners } from '../../../preview/wx/call'

const double = api<{ of: number }>('double', ({ of }) => {
  if (of < 0) throw new Failure('below zero', { errCode: 7 })
  return { sum: of * 2 }
})

const called = double as (options?: object) => unknown

describe('a wx call', () => {
  test('without callbacks answers with a promise', async () => {
    await expect(called({ of: 2 })).resolves.toEqual({ errMsg: 'double:ok', sum: 4 })
    await expect(called({ of: -1 })).rejects.toMatchObject({
      errMsg: 'double:fail below zero',
      errCode: 7,
    })
  })

  test('with callbacks answers through them, complete last, and returns nothing', async () => {
    const order: string[] = []
    const finished = new Promise<void>((done) => {
      const returned = called({
        of: -1,
        success: () => order.push('success'),
        fail: () => order.push('fail'),
        complete: () => {
          order.push('complete')
          done()
        },
      })
      order.push(`returned ${String(returned)}`)
    })
    await finished
    expect(order).toEqual(['returned undefined', 'fail', 'complete'])
  })

  test('tells what was thrown by accident too', async () => {
    const broken = api('broken', () => {
      throw new TypeError('no such thing')
    }) as () => Promise<unknown>
    await expect(broken()).rejects.toMatchObject({ errMsg: 'broken:fail no such thing' })
  })
})

describe('an onX / offX pair', () => {
  test('tells every listener, forgets one, or all', () => {
    const { on, off, tell } = listeners<number>()
    const first = jest.fn()
    const second = jest.fn()
    on(first)
    on(second)
    tell(1)
    off(first)
    tell(2)
    off()
    tell(3)
    expect(first.mock.calls).toEqual([[1]])
    expect(second.mock.calls).toEqual([[1], [2]])
  })
})
