/** Tags a browser cannot honestly stand in for: each reports itself and draws a plain notice in its place. */
import { h } from '../kit/dom'
import { defineBuiltin, type BuiltinDefinition } from '../runtime/contract'

const missing: Record<string, string> = {
  'web-view': '网页',
  map: '地图',
  camera: '相机',
  'live-player': '直播',
  'live-pusher': '推流',
  'voip-room': '多人通话',
  ad: '广告',
  'ad-custom': '广告',
  editor: '富文本编辑器',
  'open-data': '微信资料',
  'official-account': '公众号',
  'keyboard-accessory': '键盘工具栏',
  'share-element': '共享元素',
}

export const unsupported: BuiltinDefinition[] = Object.entries(missing).map(([tag, words]) =>
  defineBuiltin({
    tag,
    create(node) {
      node.el.append(
        h('div', { class: 'unsupported', role: 'note' }, `预览里没有${words}（${tag}）`),
      )
      return { attached: () => node.host.report('unsupported', `<${tag}>`) }
    },
  }),
)
