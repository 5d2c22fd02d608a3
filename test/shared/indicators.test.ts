import { maskedName, rateOf } from '../../shared/indicators'

describe('a rate', () => {
  it.each([
    [1, 3, 33.3],
    [2, 3, 66.7],
    [1, 8, 12.5],
    [0, 5, 0],
    [5, 5, 100],
    [7, 5, 140],
    [1, 2000, 0.1],
    [1, 2001, 0],
  ])('of %i in %i is %d %%', (numerator, denominator, rate) => {
    expect(rateOf(numerator, denominator)).toBe(rate)
  })

  it('is unknown without a denominator, never 0 or 100', () => {
    expect(rateOf(0, 0)).toBeNull()
    expect(rateOf(5, undefined)).toBeNull()
  })
})

describe('a name behind a figure', () => {
  it.each([
    ['王秀兰', '王*兰'],
    ['李四', '李*'],
    ['欧阳建国', '欧**国'],
    ['阿', '阿*'],
    ['', '*'],
    ['𠮷野家', '𠮷*家'],
  ])('%s is shown as %s', (name, masked) => {
    expect(maskedName(name)).toBe(masked)
  })
})
