import { Refused } from './refused'

/** GCJ-02, degrees: what WeChat's map answers, and what it wants back. */
export interface Place {
  longitude: number
  latitude: number
}

/** Lets a person point at a place on WeChat's map; undefined when they closed it. */
export function choosePlace(): Promise<Place | undefined> {
  return new Promise((resolve, reject) => {
    wx.chooseLocation({
      success: ({ longitude, latitude }) =>
        resolve({ longitude: Number(longitude), latitude: Number(latitude) }),
      fail: ({ errMsg }) =>
        errMsg.includes('cancel')
          ? resolve(undefined)
          : reject(
              new Refused(0, { code: 'place.no-map', message: '地图没有打开，可以直接填经纬度' }),
            ),
    })
  })
}

/**
 * Two numbers as somebody types or pastes them, in either order: inside China a longitude is never as small as a
 * latitude. `placeIn('30.2741, 120.1551') //=> { longitude: 120.1551, latitude: 30.2741 }`; undefined for anything else.
 */
export function placeIn(text: string): Place | undefined {
  const numbers = text
    .split(/[,，\s]+/)
    .filter(Boolean)
    .map(Number)
  const [latitude = NaN, longitude = NaN] = [...numbers].sort((one, other) => one - other)
  const inside = latitude >= 3 && latitude <= 54 && longitude >= 73 && longitude <= 136
  return numbers.length === 2 && inside ? { longitude, latitude } : undefined
}

export const placeText = ({ longitude, latitude }: Place): string =>
  `${longitude.toFixed(5)}, ${latitude.toFixed(5)}`
