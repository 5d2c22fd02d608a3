import type { RefusalWords } from './words'

/** Refusals about elders, families, organisations and teams. */
export const peopleRefusals = {
  'person.not-found': { status: 404, say: '没有找到这个人', staff: '没有此人，或不在您的管辖范围' },
  'person.community-unknown': {
    status: 422,
    say: '请重新选择所在社区',
    staff: '社区不存在，或不在您的管辖范围',
  },
  'person.born-later': {
    status: 422,
    say: '出生日期不对，请检查',
    staff: '出生日期晚于今天，或早于 150 年前',
  },
  'person.day-out-of-life': {
    status: 422,
    say: '日期不对，请检查',
    staff: '日期早于出生日期，或晚于今天',
  },
  'person.tag-holds': { status: 409, say: '这项情况已经登记过了', staff: '该标签在此期间已有登记' },
  'person.tag-not-found': { status: 404, say: '没有找到这项情况', staff: '没有这条标签' },
  'person.tag-ended': { status: 409, say: '这项情况已经结束了', staff: '该标签已登记结束日期' },
  'person.tag-ends-too-early': {
    status: 422,
    say: '结束日期不对，请检查',
    staff: '结束日期须晚于开始日期且不晚于今天',
  },
  'person.life-unchanged': { status: 409, say: '已经登记过了', staff: '此人的状态没有变化' },
  'person.life-too-early': {
    status: 422,
    say: '日期不对，请检查',
    staff: '日期早于上一次状态变化的日期',
  },
  'team.not-found': { status: 404, say: '没有找到这个团队', staff: '没有此团队' },
  'organisation.not-found': {
    status: 404,
    say: '没有找到这个机构',
    staff: '没有此机构，或不在您的管辖范围',
  },
  'region.not-found': { status: 404, say: '没有找到这个地区', staff: '没有此行政区划' },
} as const satisfies Record<string, RefusalWords>
