import { isAtTheDoor, metresBetween } from '../../../shared/visits/distance'

const square = { longitude: 120.1551, latitude: 30.2741 }
const north = (metres: number) => ({
  ...square,
  latitude: square.latitude + (metres / 6_371_008.8) * (180 / Math.PI),
})

describe('the distance to a door', () => {
  it('is nothing to itself and the same both ways', () => {
    const there = { longitude: 120.2, latitude: 30.3 }
    expect(metresBetween(square, square)).toBe(0)
    expect(metresBetween(square, there)).toBe(metresBetween(there, square))
  })

  it.each([
    ['one degree along the equator', [0, 0], [1, 0], 111_195],
    ['a quarter of the earth', [0, 0], [0, 90], 10_007_557],
    ['half the earth', [0, 0], [180, 0], 20_015_115],
    ['across the date line', [179.5, 0], [-179.5, 0], 111_195],
    ['Hangzhou to Ningbo', [120.1551, 30.2741], [121.5503, 29.8746], 141_400],
  ] as const)('%s', (_, [fromEast, fromNorth], [toEast, toNorth], metres) => {
    const from = { longitude: fromEast, latitude: fromNorth }
    const found = metresBetween(from, { longitude: toEast, latitude: toNorth })
    expect(Math.abs(found - metres) / metres).toBeLessThan(0.002)
  })

  it('is at the door up to 500 metres, that one included', () => {
    expect(metresBetween(square, north(500))).toBeCloseTo(500, 3)
    expect([499, 500, 500.1, 501].map(isAtTheDoor)).toEqual([true, true, false, false])
  })
})
