import type { RefusalWords } from './words'

/** Refusals of schedule. */
export const scheduleRefusals = {
  'schedule.staff-unknown': {
    status: 404,
    say: '没有找到这位工作人员',
    staff: '没有此工作人员，或不在您的机构，或不提供上门和门诊服务',
  },
  'schedule.plan-changed': {
    status: 409,
    say: '排班刚刚被别人改过，请重新打开再改',
    staff: '排班版本已变化，请重新读取后再提交',
  },
  'schedule.past-day': {
    status: 422,
    say: '不能改过去的日子，请选今天或以后',
    staff: '排班、例外和停约只能从今天起设置',
  },
  'schedule.too-far': {
    status: 422,
    say: '日子太远了，请选一年以内',
    staff: '例外和停约最远到一年以后，一段停约最长 366 天',
  },
  'schedule.exception-not-found': {
    status: 404,
    say: '这一天没有特别安排',
    staff: '该工作人员当天没有例外安排',
  },
  'schedule.block-not-found': {
    status: 404,
    say: '没有找到这段停约',
    staff: '没有此停约时段，或不在您的机构',
  },
  'schedule.block-over': {
    status: 409,
    say: '这段停约已经结束了',
    staff: '该停约已结束或已被取消',
  },
  'schedule.whose': {
    status: 422,
    say: '请说明要看谁的停约',
    staff: 'orgId 与 staffId 至少给一个',
  },
  'schedule.organisation-unknown': {
    status: 404,
    say: '没有找到这个机构',
    staff: '没有此机构，或不在您的管辖范围',
  },
} as const satisfies Record<string, RefusalWords>
