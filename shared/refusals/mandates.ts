import type { RefusalWords } from './words'

/** Refusals of mandates. `{elder}` is what the relative calls the elder. */
export const mandatesRefusals = {
  'mandate.ended': {
    status: 403,
    say: '{elder}{ended}，您现在不能替{elder}办理了',
    staff: '家属授权已收回或到期',
  },
  'mandate.not-covered': {
    status: 403,
    say: '{elder}没有授权您{what}，请先和{elder}商量',
    staff: '家属授权不包括此项',
  },
  'mandate.not-found': { status: 404, say: '没有找到这项授权', staff: '没有此授权，或与您无关' },
  'mandate.self': { status: 422, say: '不能授权给自己', staff: '不能与本人建立授权' },
  'mandate.own': {
    status: 403,
    say: '不能把自己登记为老人的家属，请同事办理',
    staff: '工作人员不能为自己建立或改动授权，须由其他工作人员办理',
  },
  'mandate.already-linked': {
    status: 409,
    say: '已经有授权了，不用再办',
    staff: '两人之间已有有效的授权',
  },
  'mandate.already-asked': {
    status: 409,
    say: '已经发出过请求，请等对方确认',
    staff: '两人之间已有等待确认的请求',
  },
  'mandate.answered': {
    status: 409,
    say: '这项授权刚才已经有变化，请刷新看看',
    staff: '该授权的状态已改变',
  },
  'mandate.not-yours-to-confirm': {
    status: 403,
    say: '要由对方来确认',
    staff: '只有另一方可以确认或谢绝',
  },
  'mandate.until-past': {
    status: 422,
    say: '到期的日子不能早于今天',
    staff: '授权截止日期早于今天',
  },
  'mandate.until-far': {
    status: 422,
    say: '最长只能授权三年，到时可以再办',
    staff: '授权期限最长 36 个月',
  },
  'mandate.code-unknown': {
    status: 422,
    say: '这个二维码已经过期，请对方重新打开一个',
    staff: '关联码不存在、已用过或已过期',
  },
  'mandate.not-elder': {
    status: 422,
    say: '对方还没有登记健康档案，请到社区医院办理',
    staff: '授权人不在居民名册中，或已迁出、去世',
  },
  'mandate.photo-missing': {
    status: 422,
    say: '请先拍下签好的授权书',
    staff: '附件不存在，或不属于这位老人',
  },
  'mandate.relative-unknown': {
    status: 404,
    say: '没有找到这位家属',
    staff: '没有此人，或不在您的管辖范围',
  },
} as const satisfies Record<string, RefusalWords>
