import type { Host } from '../runtime/contract'

/** What each scope asks for, in WeChat's words. */
export const wishes: Record<string, string> = {
  'scope.userLocation': '获取你的位置信息',
  'scope.userFuzzyLocation': '获取你的模糊位置信息',
  'scope.record': '使用你的麦克风',
  'scope.camera': '使用你的摄像头',
  'scope.writePhotosAlbum': '保存图片到你的相册',
  'scope.userInfo': '获取你的昵称、头像',
}

const known = new WeakMap<Host, Map<string, boolean>>()

/** What the person on this phone allowed or refused since it was opened. */
export function grantsOf(host: Host): Map<string, boolean> {
  const grants = known.get(host) ?? new Map<string, boolean>()
  known.set(host, grants)
  return grants
}
