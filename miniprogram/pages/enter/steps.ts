import type { MenuItem } from '../../components/menu-list/menu'

/** Who somebody new is, and how they show it. Each step is a page of its own, so that the phone's back is 上一步. */
export type Step = 'who' | 'resident' | 'relative'

export const stepOf = (step: string | undefined): Step =>
  step === 'resident' || step === 'relative' ? step : 'who'

export const whoItems: MenuItem[] = [
  {
    id: 'resident',
    icon: 'person',
    title: '我是老人、居民',
    says: '在中心登记过，用手机号和身份证号核对',
    mark: '',
  },
  { id: 'relative', icon: 'family', title: '我是家里人', says: '替老人办事的子女、亲属', mark: '' },
  { id: 'scan', icon: 'scan', title: '扫前台给的码', says: '前台帮您核对过身份的', mark: '' },
  { id: 'staff', icon: 'clipboard', title: '我是工作人员', says: '有单位给的邀请码', mark: '' },
]

/** Why it cannot be sent yet; '' when it can. */
export function whatIsMissing(
  step: Step,
  { name, number }: { name: string; number: string },
): string {
  if (name.trim().length < 2) return '请先写姓名'
  if (step === 'resident' && number.trim().length < 8) return '请先写证件号码'
  return ''
}
