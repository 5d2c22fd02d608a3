import { defineBuiltin, type BuiltinNode } from '../runtime/contract'
import { hover, hoverProps, onOwnTap, pressable, tapAtCentre } from './shared'

const navigatorProps = {
  ...hoverProps,
  hoverClass: 'navigator-hover',
  hoverStayTime: 600,
  url: '',
  openType: 'navigate',
  delta: 1,
  target: 'self',
  appId: '',
  path: '',
  extraData: null,
  version: 'release',
  shortLink: '',
}

type NavigatorNode = BuiltinNode<typeof navigatorProps>

export const navigator = defineBuiltin({
  tag: 'navigator',
  role: 'link',
  props: navigatorProps,
  create(node) {
    hover(node)
    pressable(node, () => true)
    onOwnTap(node, () => void go(node))
    return { activate: () => tapAtCentre(node) }
  },
})

async function go(node: NavigatorNode): Promise<void> {
  try {
    await travel(node)
    node.emit('success', {})
  } catch (thrown) {
    const errMsg = thrown instanceof Error ? thrown.message : String(thrown)
    node.emit('fail', { errMsg })
    node.host.report('error', errMsg)
  }
  node.emit('complete', {})
}

/** Addresses are relative to the page the link stands on, as in WeChat. */
async function travel({ props, host }: NavigatorNode): Promise<unknown> {
  const { router } = host
  if (props.target === 'miniProgram')
    return host.report('unsupported', 'navigator target=miniProgram')
  const url = absolute(props.url, host.currentPage()?.route ?? '')
  switch (props.openType) {
    case 'navigate':
      return router.navigateTo(url)
    case 'redirect':
      return router.redirectTo(url)
    case 'switchTab':
      return router.switchTab(url)
    case 'reLaunch':
      return router.reLaunch(url)
    case 'navigateBack':
      return router.navigateBack(props.delta)
    default:
      return host.report('unsupported', `<navigator open-type="${props.openType}">`)
  }
}

/** `../detail/index?id=1` seen from `pages/list/index` → `/pages/detail/index?id=1`. */
export function absolute(url: string, from: string): string {
  if (url.startsWith('/')) return url
  const [path = '', query] = url.split('?', 2)
  const steps = from.split('/').slice(0, -1)
  for (const part of path.split('/')) {
    if (part === '..') steps.pop()
    else if (part !== '.') steps.push(part)
  }
  return `/${steps.join('/')}${query === undefined ? '' : `?${query}`}`
}
