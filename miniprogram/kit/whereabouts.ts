import type { Place } from './place'

/** Where this phone stands, in GCJ-02; undefined when nobody may ask or it cannot be told. */
export const whereabouts = (): Promise<Place | undefined> =>
  new Promise((resolve) => {
    wx.getLocation({
      type: 'gcj02',
      isHighAccuracy: true,
      highAccuracyExpireTime: 4000,
      success: ({ longitude, latitude }) => resolve({ longitude, latitude }),
      fail: () => resolve(undefined),
    })
  })
