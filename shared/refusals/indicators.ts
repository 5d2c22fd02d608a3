import type { RefusalWords } from './words'

/** Refusals of the indicators room. */
export const indicatorsRefusals = {
  'indicator.not-found': { status: 404, say: '没有找到这个指标', staff: '没有此指标，或尚未计数' },
  'indicator.day-ahead': {
    status: 422,
    say: '日期不对，请重新选择',
    staff: '统计截至日不能晚于今天，也不能早于 2015 年',
  },
  'base.place': {
    status: 422,
    say: '这个机构不用填人口数',
    staff: '人口底数只由卫生健康行政部门和社区卫生服务中心（卫生院）填报',
  },
  'base.year-out': {
    status: 422,
    say: '年份不对，请检查',
    staff: '底数年份须在 2015 年至明年之间',
  },
  'target.not-found': {
    status: 422,
    say: '这一项不能设目标',
    staff: '没有此指标代码，或该项不能设本地目标',
  },
  'target.unit': { status: 422, say: '单位不对，请检查', staff: '目标的单位与指标的单位不一致' },
  'target.value': {
    status: 422,
    say: '请填写目标数值',
    staff:
      '“不低于”须填数值，单位不是 % 的须为整数；“全覆盖”只能是 100；百分比不能大于 100；“不设目标”不填数值',
  },
  'target.year-out': {
    status: 422,
    say: '年份不对，请检查',
    staff: '目标年份须在 2015 年至明年之间',
  },
} as const satisfies Record<string, RefusalWords>
