import { PhoneAnimation } from '../../../preview/wx/animation'
import { fromText, toText } from '../../../preview/wx/encoding'
import { missingMakers, missingNames } from '../../../preview/wx/missing'
import { placeOf } from '../../../preview/wx/prompts/place'

type Chain = Record<string, (...given: unknown[]) => Chain> & { export(): unknown }

test('an animation exports its steps once, with the timing of each', () => {
  const animation = new PhoneAnimation({ duration: 200 }) as unknown as Chain
  animation['opacity']?.(0)['width']?.(20)['step']?.()
  animation['rotate']?.(90)['step']?.({ duration: 50, timingFunction: 'ease' })
  expect(animation.export()).toEqual({
    actions: [
      {
        animates: [
          { type: 'style', args: ['opacity', 0] },
          { type: 'style', args: ['width', '20px'] },
        ],
        option: {
          transformOrigin: '50% 50% 0',
          transition: { duration: 200, timingFunction: 'linear', delay: 0 },
        },
      },
      {
        animates: [{ type: 'rotate', args: [90] }],
        option: {
          transformOrigin: '50% 50% 0',
          transition: { duration: 50, timingFunction: 'ease', delay: 0 },
        },
      },
    ],
  })
  expect(animation.export()).toEqual({ actions: [] })
})

describe('encodings', () => {
  test.each(['utf8', 'base64', 'hex'] as const)(
    'bytes come back from %s as they were',
    (encoding) => {
      const bytes = fromText('李奶奶 82', 'utf8')
      expect(toText(fromText(toText(bytes, encoding), encoding), 'utf8')).toBe('李奶奶 82')
    },
  )

  test('a large picture does not overflow', () => {
    expect(toText(new Uint8Array(500_000), 'base64')).toHaveLength(666_668)
  })
})

describe('a place written by hand', () => {
  test.each([
    ['30.2741, 120.1551', { latitude: 30.2741, longitude: 120.1551 }],
    ['30.2 120.1', { latitude: 30.2, longitude: 120.1 }],
    ['30.2，120.1', { latitude: 30.2, longitude: 120.1 }],
    ['桃源街道', undefined],
    ['91, 120', undefined],
    ['30', undefined],
    ['', undefined],
  ])('%j', (words, place) => {
    expect(placeOf(words)).toEqual(place)
  })
})

test('no name is listed twice among what a browser phone cannot do', () => {
  const names = [...missingNames, ...missingMakers]
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
})
