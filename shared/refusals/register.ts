import type { RefusalWords } from './words'

/** Refusals of the register: documents, phones, addresses, near matches, merges, life events, door cards. */
export const registerRefusals = {
  'register.identity-invalid': {
    status: 422,
    say: '证件号码不对，请检查',
    staff: '证件号码的格式、地区、出生日期或校验码不对',
  },
  'register.identity-differs': {
    status: 422,
    say: '出生日期或性别与证件不一致，请检查',
    staff: '出生日期或性别与证件号码不一致',
  },
  'register.identity-known': {
    status: 409,
    say: '这个证件号码已经登记过了',
    staff: '该证件号码已有档案，请在“是不是这些人”中查看',
  },
  'register.phone-invalid': { status: 422, say: '电话号码不对，请检查', staff: '电话号码格式不对' },
  'register.phone-held': { status: 409, say: '这个电话已经登记过了', staff: '该居民已登记此电话' },
  'register.phone-not-found': { status: 404, say: '没有找到这个电话', staff: '没有此电话' },
  'register.address-not-found': { status: 404, say: '没有找到这个地址', staff: '没有此地址' },
  'register.address-community': {
    status: 422,
    say: '请重新选择地址所在社区',
    staff: '地址所在社区不存在',
  },
  'register.too-many-contacts': {
    status: 409,
    say: '登记得太多了，请先删掉不用的',
    staff: '每人最多登记 8 个电话、8 个地址',
  },
  'register.near-often': {
    status: 429,
    say: '今天查得太多了，请明天再查',
    staff: '跨中心查重每人每天最多 20 次',
  },
  'register.clear-often': {
    status: 429,
    say: '看得太频繁了，请过一会儿再看',
    staff: '查看完整号码每人每小时最多 20 次',
  },
  'register.nothing-to-show': { status: 404, say: '还没有登记', staff: '没有登记这一项' },
  'register.merge-not-found': {
    status: 404,
    say: '没有找到这条合并',
    staff: '没有此条合并，或不在您的管辖范围',
  },
  'register.merge-same': { status: 422, say: '请选择两个不同的人', staff: '两份档案是同一份' },
  'register.merge-decided': {
    status: 409,
    say: '这条合并已经处理过了',
    staff: '该合并已有结论，或其中一份档案已并入别的档案',
  },
  'register.merge-not-yours': {
    status: 403,
    say: '这两份档案不都在您这里，请上级办理',
    staff: '两份档案须都在您的管辖范围内，跨中心的由县（区）卫生健康局办理',
  },
  'register.merge-keep-contract': {
    status: 409,
    say: '请保留有签约的那一份',
    staff: '被并入的档案有未结束的签约，请保留它，或先结束签约',
  },
  'register.in-hospital': { status: 409, say: '已经登记住院了', staff: '住院登记尚未出院' },
  'register.not-in-hospital': { status: 409, say: '没有登记住院', staff: '没有未出院的住院登记' },
  'register.return-needs-note': {
    status: 422,
    say: '请写明为什么更正',
    staff: '把“去世”改回在册须写明原因',
  },
  'register.door-card-none': { status: 404, say: '没有这张门牌卡', staff: '没有有效的门牌卡' },
} as const satisfies Record<string, RefusalWords>
