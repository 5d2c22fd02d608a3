import type { Host, WxFactory } from '../runtime/contract'
import { accountApis } from './account'
import { baseApis } from './base'
import type { Apis } from './call'
import { choosingApis } from './choosing'
import { deviceApis } from './device'
import { drawingApis } from './drawing'
import { eventApis } from './events'
import { fileSystemApis } from './file-system'
import { USER_PATH } from './files'
import { interactionApis } from './interaction'
import { mediaQueryApis } from './media-query'
import { missingApis, missingMakers, missingNames } from './missing'
import { navigationApis } from './navigation'
import { pictureApis } from './pictures'
import { privacyApis } from './privacy'
import { recorderApis } from './recorder'
import { requestApis } from './request'
import { socketApis } from './socket'
import { soundApis } from './sound'
import { storageApis } from './storage'
import { systemApis } from './system'
import { transferApis } from './transfer'

const rooms = [
  missingApis,
  accountApis,
  baseApis,
  choosingApis,
  deviceApis,
  drawingApis,
  eventApis,
  fileSystemApis,
  interactionApis,
  mediaQueryApis,
  navigationApis,
  pictureApis,
  privacyApis,
  recorderApis,
  requestApis,
  socketApis,
  soundApis,
  storageApis,
  systemApis,
  transferApis,
]

/** Everything the host can do, by name. */
function supportedApis(host: Host): Apis {
  return Object.assign({}, ...rooms.map((room) => room(host))) as Apis
}

/**
 * The `wx` of a package. A name nobody here knows reads as undefined, as it would on an old base library, and is
 * reported: either the package asks for something that does not exist, or the host lacks it.
 */
export const createWx: WxFactory = (host) => {
  followFont(host)
  const known: Record<string, unknown> = {
    ...supportedApis(host),
    env: { USER_DATA_PATH: USER_PATH },
    cloud: undefined,
    worklet: undefined,
  }
  known['canIUse'] = (schema: string) => canUse(known, schema)
  return new Proxy(known, {
    get: (target, name) => {
      if (typeof name === 'symbol' || name in target || quiet.has(name))
        return target[name as string]
      host.report('unknown-api', `wx.${name}`)
      return undefined
    },
  })
}

/** Names a language runtime asks any object for. */
const quiet = new Set([
  'then',
  'toJSON',
  'constructor',
  '$$typeof',
  'nodeType',
  '__esModule',
  'prototype',
])

/** `canIUse('showToast')`, `canIUse('button.open-type.share')`: about names only, not about every option. */
function canUse(known: Record<string, unknown>, schema: string): boolean {
  const [name = ''] = schema.split('.')
  if (missingNames.includes(name) || missingMakers.includes(name)) return false
  return typeof known[name] === 'function' || !/^[a-z]+[A-Z]/.test(name)
}

/** Prompts follow the letter size the person set in WeChat. */
function followFont(host: Host): void {
  const set = (scale: number): void => host.overlay.style.setProperty('--wx-font', String(scale))
  set(host.fontScale())
  host.on('fontScale', set)
}
