import type { RefusalWords } from './words'

/** Refusals of access to files, of consents and of one's own data. */
export const accessRefusals = {
  'access.reason-needed': {
    status: 403,
    say: '打开这份档案要先说明原因',
    staff: '此人与其他团队签约，须先填写查看原因',
  },
  'access.no-reason-needed': {
    status: 409,
    say: '这份档案可以直接打开',
    staff: '此人在您的服务范围内，不需要填写原因',
  },
  'consent.text-changed': {
    status: 409,
    say: '说明的内容有更新，请重新看一看',
    staff: '同意书版本已更新',
  },
  'consent.guardian-only': {
    status: 403,
    say: '要由老人自己同意，或由法定监护人代为同意',
    staff: '代为同意须持有有效的法定监护授权',
  },
} as const satisfies Record<string, RefusalWords>
