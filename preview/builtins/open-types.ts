/** What a button's `open-type` opens, each drawn in the phone. */
import type { Host } from '../runtime/contract'
import type { ButtonNode } from './button'
import { isNewcomer } from '../wx/newcomer'
import { agreeToPrivacy, needPrivacy } from '../wx/privacy'
import { askLine, pickFiles } from '../wx/prompts/pick-file'
import { permission } from '../wx/prompts/permission'
import { modal } from '../wx/prompts/modal'

const refused = { errMsg: 'getPhoneNumber:fail user deny' }

/** The demo number of the preview; a real one comes only from WeChat's servers. */
const NUMBER = '138****0000'

/** A newcomer writes the number their WeChat account is to have, for the demo has many phones and one browser. */
async function phoneCode(host: Host): Promise<string | undefined> {
  await needPrivacy(host, 'button(getPhoneNumber)')
  if (isNewcomer(host)) {
    const number = await askLine(host, '这部手机的号码', '')
    return number ? `demo-phone:${number}` : undefined
  }
  const allowed = await permission(host, { wants: '获取你的手机号', shows: [NUMBER] })
  return allowed ? `demo:${host.options.as}` : undefined
}

export const openTypes: Record<string, (node: ButtonNode) => Promise<void> | void> = {
  async getPhoneNumber(node) {
    const code = await phoneCode(node.host).catch(() => undefined)
    node.emit('getphonenumber', code ? { errMsg: 'getPhoneNumber:ok', code } : refused)
  },
  getRealtimePhoneNumber: (node) => openTypes['getPhoneNumber']?.(node),
  async chooseAvatar(node) {
    const [file] = await pickFiles(node.host, { label: '选择头像', accept: 'image/*', count: 1 })
    if (file) node.emit('chooseavatar', { avatarUrl: URL.createObjectURL(file) })
  },
  async agreePrivacyAuthorization(node) {
    agreeToPrivacy(node.host)
    node.emit('agreeprivacyauthorization', { errMsg: 'agreePrivacyAuthorization:ok' })
  },
  async openSetting(node) {
    await modal(node.host, { title: '设置', content: '预览里没有授权设置页。', showCancel: false })
    node.emit('opensetting', { errMsg: 'openSetting:ok', authSetting: {} })
  },
  async contact(node) {
    await modal(node.host, {
      title: '客服会话',
      content: '预览里没有微信客服。',
      showCancel: false,
    })
    node.emit('contact', { errMsg: 'enterContact:ok', path: '', query: {} })
  },
  async feedback(node) {
    await modal(node.host, {
      title: '意见反馈',
      content: '预览里没有微信的反馈页。',
      showCancel: false,
    })
  },
  /** Shares the page: asks its `onShareAppMessage` what the card would say and shows it. */
  async share(node) {
    const page = node.host.currentPage()
    const make = page?.instance['onShareAppMessage']
    if (!page || typeof make !== 'function') return
    const target = { id: node.id, dataset: { ...node.el.dataset } }
    const made: unknown = make.call(page.instance, { from: 'button', target })
    const card = made && typeof made === 'object' ? (made as Record<string, unknown>) : {}
    const title =
      typeof card['title'] === 'string' ? card['title'] : page.config.navigationBarTitleText
    await modal(node.host, { title: '发送给朋友', content: title ?? '', confirmText: '发送' })
  },
}
