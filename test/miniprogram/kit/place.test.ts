import { choosePlace, placeIn, placeText } from '../../../miniprogram/kit/place'

const middle = { longitude: 120.1551, latitude: 30.2741 }

it.each([
  ['120.1551, 30.2741', middle],
  ['30.2741，120.1551', middle],
  [' 120.1551 30.2741 ', middle],
  ['30.2741', undefined],
  ['30.2741, 40.5', undefined],
  ['北纬30度', undefined],
  ['120.1551, 30.2741, 5', undefined],
  ['', undefined],
])('%j is %j', (text, place) => expect(placeIn(text)).toEqual(place))

it('is written so that it can be read again', () => {
  expect(placeIn(placeText(middle))).toEqual(middle)
})

const mapThat = (
  answer: (given: { success: (place: object) => void; fail: (failure: object) => void }) => void,
) => Object.assign(globalThis, { wx: { chooseLocation: answer } })

it('comes from the map, and not when the map was closed', async () => {
  mapThat(({ success }) => success({ ...middle, name: '桃花路', address: '' }))
  await expect(choosePlace()).resolves.toEqual(middle)
  mapThat(({ fail }) => fail({ errMsg: 'chooseLocation:fail cancel' }))
  await expect(choosePlace()).resolves.toBeUndefined()
})

it('says what else can be done when there is no map', async () => {
  mapThat(({ fail }) => fail({ errMsg: 'chooseLocation:fail auth deny' }))
  await expect(choosePlace()).rejects.toMatchObject({ code: 'place.no-map' })
})
