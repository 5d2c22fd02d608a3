import { columnsOf, type PickerWish } from '../../../preview/builtins/picker-columns'

const wish = (given: Partial<PickerWish>): PickerWish => ({
  mode: 'selector',
  range: [],
  rangeKey: '',
  value: 0,
  start: '',
  end: '',
  fields: 'day',
  ...given,
})

const columns = (given: Partial<PickerWish>) => {
  const made = columnsOf(wish(given))
  if (!made) throw new Error('this mode has columns')
  return made
}

describe('one column', () => {
  test('shows a field of each row and answers the index chosen', () => {
    const made = columns({
      range: [{ name: '李桂英' }, { name: '王秀兰' }],
      rangeKey: 'name',
      value: 1,
    })
    expect(made.rows([0])).toEqual([['李桂英', '王秀兰']])
    expect(made.start).toEqual([1])
    expect(made.value([1])).toBe(1)
  })

  test('starts at the top when the value is no row', () => {
    expect(columns({ range: ['甲'], value: 'x' }).start).toEqual([0])
    expect(columns({ range: null, value: -2 }).rows([0])).toEqual([[]])
  })
})

test('several columns answer one index each', () => {
  const made = columns({
    mode: 'multiSelector',
    range: [
      ['东', '西'],
      ['一', '二', '三'],
    ],
    value: [1],
  })
  expect(made.start).toEqual([1, 0])
  expect(made.value([1, 2])).toEqual([1, 2])
})

describe('a time', () => {
  test('is two digits a part', () => {
    const made = columns({ mode: 'time', value: '9:05' })
    expect(made.value(made.start)).toBe('09:05')
    expect(made.rows(made.start)[0]).toHaveLength(24)
  })

  test('keeps between its ends, the minutes only in the hour of an end', () => {
    const made = columns({ mode: 'time', value: '08:30', start: '08:30', end: '10:15' })
    expect(made.rows([0])[0]).toEqual(['08', '09', '10'])
    expect(made.rows([0])[1]?.[0]).toBe('30')
    expect(made.rows([1])[1]?.[0]).toBe('00')
    expect(made.rows([2])[1]?.at(-1)).toBe('15')
  })
})

describe('a date', () => {
  test('knows how long a month is, in a leap year too', () => {
    const made = columns({
      mode: 'date',
      value: '2028-02-29',
      start: '2026-01-01',
      end: '2030-12-31',
    })
    expect(made.value(made.start)).toBe('2028-02-29')
    expect(made.rows([2, 1])[2]).toHaveLength(29)
    expect(made.rows([1, 1])[2]).toHaveLength(28)
    expect(made.rows([1, 3])[2]).toHaveLength(30)
  })

  test('begins on the first day allowed and ends on the last', () => {
    const made = columns({
      mode: 'date',
      value: '2026-03-05',
      start: '2026-03-05',
      end: '2026-04-02',
    })
    expect(made.rows([0, 0])).toEqual([
      ['2026年'],
      ['3月', '4月'],
      expect.arrayContaining(['5日', '31日']) as string[],
    ])
    expect(made.rows([0, 0])[2]?.[0]).toBe('5日')
    expect(made.rows([0, 1])[2]).toEqual(['1日', '2日'])
  })

  test('of a month has no day', () => {
    const made = columns({ mode: 'date', fields: 'month', value: '2026-03' })
    expect(made.value(made.start)).toBe('2026-03')
  })

  test('before the first day allowed stands on the first', () => {
    const made = columns({
      mode: 'date',
      value: '2020-01-01',
      start: '2026-03-05',
      end: '2026-12-31',
    })
    expect(made.value(made.start)).toBe('2026-03-05')
  })
})

test('a region has no columns here', () => {
  expect(columnsOf(wish({ mode: 'region' }))).toBeUndefined()
})
