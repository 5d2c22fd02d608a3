import type { RefusalWords } from './words'

/** Refusals of the records room. */
export const recordsRefusals = {
  'record.not-found': {
    status: 404,
    say: '没有找到这条服务记录',
    staff: '没有此服务记录，或不在您的管辖范围',
  },
  'record.whose': {
    status: 422,
    say: '请说明要看谁的服务记录',
    staff: 'elderId 与 by=me 须给其中一个',
  },
  'record.kind-not-recorded-here': {
    status: 422,
    say: '这项服务不在这里记录',
    staff: '此类服务不能由人员直接记录',
  },
  'record.day': {
    status: 422,
    say: '服务日期不对，请检查',
    staff: '服务日期不能晚于今天，也不能早于 30 天前或老人出生日期',
  },
  'record.time': {
    status: 422,
    say: '服务时间还没有到，请检查',
    staff: '服务时间晚于现在',
  },
  'record.place': {
    status: 422,
    say: '服务地点不对，请检查',
    staff: '上门巡诊的地点只能是家中或养老机构',
  },
  'record.values': {
    status: 422,
    say: '测量值不对，请检查',
    staff: '测量值缺少、多余或超出可能的范围，详见 details',
  },
  'record.elder-gone': {
    status: 409,
    say: '这位老人当日已登记迁出或去世，不能记录服务',
    staff: '服务日当天老人状态为迁出或去世',
  },
  'record.draft-differs': {
    status: 409,
    say: '这份草稿已经提交过，内容不一样，请新建一条',
    staff: '同一 draftId 已提交过不同的内容',
  },
  'record.void': {
    status: 409,
    say: '这条记录已经作废',
    staff: '记录已作废，不能再更正或作废',
  },
  'record.nothing-to-correct': {
    status: 422,
    say: '没有要改的内容',
    staff: '更正内容与现有内容相同',
  },
} as const satisfies Record<string, RefusalWords>
