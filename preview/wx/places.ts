import type { Host } from '../runtime/contract'
import { api, Failure, type Apis, type Result } from './call'
import { grantsOf } from './grants'
import { modal } from './prompts/modal'
import { askPlace, type Place } from './prompts/place'

const lastPlace = new WeakMap<Host, Place>()

/** Where the phone is: asked once, as WeChat does, and remembered while the phone is open. */
export function placeApis(host: Host): Apis {
  return {
    getLocation: api('getLocation', () => whereabouts(host, 'scope.userLocation')),
    getFuzzyLocation: api('getFuzzyLocation', () => whereabouts(host, 'scope.userFuzzyLocation')),
    chooseLocation: api('chooseLocation', async () => {
      const place = await askPlace(host, '选择位置')
      if (!place) throw new Failure('cancel')
      return { ...place, name: '选中的位置', address: '' }
    }),
    openLocation: api<Shown>('openLocation', (shown) => showPlace(host, shown)),
  }
}

async function whereabouts(host: Host, scope: string): Promise<Result> {
  const grants = grantsOf(host)
  if (grants.get(scope) === false) throw new Failure('auth deny')
  const place = lastPlace.get(host) ?? (await askPlace(host))
  grants.set(scope, place !== undefined)
  if (!place) throw new Failure('auth deny')
  lastPlace.set(host, place)
  return {
    ...place,
    speed: 0,
    accuracy: 30,
    altitude: 0,
    verticalAccuracy: 0,
    horizontalAccuracy: 30,
  }
}

interface Shown {
  latitude: number
  longitude: number
  name?: string
  address?: string
}

async function showPlace(host: Host, { latitude, longitude, name, address }: Shown): Promise<void> {
  const lines = [address, `${latitude}, ${longitude}`, '预览里没有地图。'].filter(Boolean)
  await modal(host, {
    title: name ?? '位置',
    content: lines.join('\n'),
    showCancel: false,
    confirmText: '关闭',
  })
}
