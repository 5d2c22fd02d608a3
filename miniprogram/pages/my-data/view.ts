import type { ConsentReceipt, ConsentText, DeletionView } from '../../../shared/access'
import { dayOf, type Day } from '../../../shared/day'
import type { BindingView, OwnSessionView } from '../../../shared/sign-in'
import { sayFullDate, saySpoken } from '../../../shared/speak'
import type { MenuItem } from '../../components/menu-list/menu'

/** One part at a time; '' is the list of parts. */
export type Part = '' | 'consents' | 'export' | 'bindings' | 'devices' | 'delete' | 'gone'

export const partOf = (text: string | undefined): Part =>
  (['consents', 'export', 'bindings', 'devices', 'delete'] as const).find((one) => one === text) ??
  ''

export const partItems: MenuItem[] = [
  { id: 'consents', icon: 'shield', title: '我同意过什么', says: '随时可以收回', mark: '' },
  { id: 'export', icon: 'download', title: '导出我的资料', says: '存下来，或给别人看', mark: '' },
  { id: 'bindings', icon: 'person', title: '绑定的微信', says: '不是您绑的，可以解除', mark: '' },
  { id: 'devices', icon: 'phone', title: '登录的手机和电脑', says: '可以让别处退出', mark: '' },
  { id: 'delete', icon: 'trash', title: '注销', says: '不再用这个小程序', mark: '' },
]

/** What a part is about, above its rows: a question or a name, and what should be known first. */
export interface Heading {
  title: string
  says: string[]
}

export const headings: Record<Part, Heading> = {
  '': { title: '我的资料', says: [] },
  consents: { title: '我同意过什么', says: [] },
  export: {
    title: '导出我的资料',
    says: ['签约、做过的服务、代办和同意过的事，都在里面。里面有您的隐私，给谁看请想好。'],
  },
  bindings: { title: '绑定的微信', says: [] },
  devices: { title: '登录的手机和电脑', says: [] },
  delete: {
    title: '不再用了？',
    says: [
      '会删掉：登录、绑定的微信、代办、消息、同意的记录。',
      '会留下：病历和服务记录。法律要求医院保存，我们不能替您删。',
      '删之前，可以先“导出我的资料”。签约不会因为注销而结束，想解约请打电话给团队。',
    ],
  },
  gone: { title: '已经注销了', says: ['感谢您用过邻里医养。'] },
}

/** One line of a part: what it is, when it was, a word on it, and what can be done with it. */
export interface Row {
  id: string
  title: string
  says: string
  tag: string
  /** Label of its button; '' draws none. */
  doing: string
}

const spoken = (instant: string, today: Day): string => saySpoken(dayOf(new Date(instant)), today)

/** Every purpose with what was said to it last. What is needed to use the program has no button: that is 注销. */
export function consentRows(texts: ConsentText[], receipts: ConsentReceipt[], today: Day): Row[] {
  return texts.map(({ purpose, title, needed }) => {
    const last = newest(receipts.filter((one) => one.purpose === purpose))
    const agreed = last?.agreed ?? false
    return {
      id: purpose,
      title,
      says: last ? `${spoken(last.at, today)} ${last.byName}` : '用到的时候会先问您',
      tag: last ? (agreed ? '同意了' : '没有同意') : '还没问过',
      doing: buttonOf(agreed, needed),
    }
  })
}

const buttonOf = (agreed: boolean, needed: boolean): string => {
  if (!agreed) return '同意'
  return needed ? '' : '收回同意'
}

const newest = (receipts: ConsentReceipt[]): ConsentReceipt | undefined =>
  receipts.reduce<ConsentReceipt | undefined>(
    (last, one) => (last && last.at >= one.at ? last : one),
    undefined,
  )

const ways: Record<BindingView['way'], string> = {
  'phone-and-identity': '用手机号和身份证号核对',
  'in-person': '工作人员当面核对',
  invitation: '用单位的邀请码',
  introduced: '自己写的姓名',
}

export function bindingRows(bindings: BindingView[], today: Day): Row[] {
  return bindings.map(({ id, way, at, byName, endedAt, current }) => ({
    id,
    title: ways[way],
    says: [
      `${spoken(at, today)} ${byName}`,
      ...(endedAt ? [`${spoken(endedAt, today)}解除`] : []),
    ].join('，'),
    tag: endedAt ? '已解除' : current ? '这部手机' : '在用',
    doing: endedAt ? '' : '解除绑定',
  }))
}

const deviceWays: Record<OwnSessionView['way'], string> = {
  wechat: '手机微信',
  pc: '电脑',
  demo: '演示',
}

export function deviceRows(sessions: OwnSessionView[], today: Day): Row[] {
  return sessions.map(({ id, way, startedAt, current }) => ({
    id,
    title: deviceWays[way],
    says: `${spoken(startedAt, today)}登录`,
    tag: current ? '现在用的' : '在别处',
    doing: '',
  }))
}

/** What the law makes us keep after the account is gone, a line each. */
export function keptRows({ kept }: DeletionView): Row[] {
  return kept.map(({ what, law, until }) => ({
    id: what,
    title: what,
    says: `${law}，留到${/^\d{4}-\d{2}-\d{2}$/.test(until) ? sayFullDate(until) : until}`,
    tag: '',
    doing: '',
  }))
}
