import type { MenuItem } from '../../components/menu-list/menu'

/** Everything else, a line each: what I was told, who acts for me, who looked, what is kept. */
export const homeMenu = (unread: number, own: boolean): MenuItem[] => [
  { id: 'notices', icon: 'bell', title: '消息', says: '', mark: unreadWords(unread) },
  {
    id: 'mandates',
    icon: 'family',
    title: '家里人代办',
    says: own ? '谁能替我办、随时收回' : '我能替谁办',
    mark: '',
  },
  { id: 'opened', icon: 'eye', title: '谁看过档案', says: '每看一次都有记录', mark: '' },
  { id: 'my-data', icon: 'shield', title: '我的资料', says: '导出、绑定、注销', mark: '' },
]

export const unreadWords = (unread: number): string => (unread > 0 ? `${unread}\u00a0条没看` : '')
