import { markOf } from '../../../server/schedule/calendar'
import { planOn, workingDay } from '../../../server/schedule/working-day'
import type { Span } from '../../../shared/schedule'

const morning: Span = { from: '08:00', to: '12:00' }
const day: Span = { from: '08:00', to: '17:00' }
const night: Span = { from: '18:00', to: '20:00' }
/** Monday has its own hours, and nobody works on Saturday and Sunday. */
const weekly = [[morning], [day], [day], [day], [night], [], []]

describe('a working day', () => {
  it.each([
    ['a Monday', '2026-03-02', [morning]],
    ['a Sunday', '2026-03-08', []],
    ['a public holiday on a Thursday', '2026-10-01', []],
    ['a make-up Saturday, worked like Friday', '2026-10-10', [night]],
    ['a make-up Sunday, worked like Monday', '2026-09-20', [morning]],
    ['a Friday of a year nobody knows yet', '2027-01-01', [night]],
  ])('%s', (_, on, spans) => {
    expect(workingDay(markOf(on), { weekly }, undefined).spans).toEqual(spans)
  })

  it('says why it is not the week’s', () => {
    expect(workingDay(markOf('2026-10-01'), { weekly }, undefined).note).toBe('国庆节')
    expect(workingDay(markOf('2026-10-10'), { weekly }, undefined).note).toBe('国庆节调休上班')
    expect(workingDay(markOf('2026-03-02'), { weekly }, undefined).note).toBeUndefined()
  })

  it('is its own on a make-up Saturday when the week has Saturdays', () => {
    const withSaturday = weekly.with(5, [morning])
    expect(workingDay(markOf('2026-10-10'), { weekly: withSaturday }, undefined).spans).toEqual([
      morning,
    ])
  })

  it('is what an exception says, on a holiday too', () => {
    const onDuty = { spans: [morning], why: '国庆值班' }
    expect(workingDay(markOf('2026-10-01'), { weekly }, onDuty)).toEqual({
      spans: [morning],
      special: 'exception',
      note: '国庆值班',
    })
    expect(workingDay(markOf('2026-03-03'), { weekly }, { spans: [], why: '休息' }).spans).toEqual(
      [],
    )
  })
})

it.each([
  ['2026-02-28', undefined],
  ['2026-03-01', '2026-03-01'],
  ['2026-03-31', '2026-03-01'],
  ['2026-04-01', '2026-04-01'],
])('on %s the plan from %s holds', (on, from) => {
  const plans = [{ from: '2026-04-01' }, { from: '2026-03-01' }]
  expect(planOn(plans, on)?.from).toBe(from)
})
