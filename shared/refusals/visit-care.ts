import type { RefusalWords } from './words'

/** Refusals of the visit itself: first consultation, order, consent, gate, steps, proof, record and what counts. */
export const visitCareRefusals = {
  'visit.not-now': {
    status: 409,
    say: '这次预约现在不能这样办，请刷新看看',
    staff: '当前状态不允许这一步，请刷新后查看可办的步骤',
  },
  'visit.already-accepted': {
    status: 409,
    say: '您已经接单了，请等另一位接单',
    staff: '本人已接单，两人上门的须各自接单',
  },
  'visit.out-of-order': {
    status: 422,
    say: '时间不对，请检查',
    staff: '补录的时间早于上一步',
  },
  'visit.not-yet': {
    status: 409,
    say: '还没到约好的那一天',
    staff: '预约日之前不能出发或报到',
  },
  'visit.consult-needs-records': {
    status: 422,
    say: '请先上传病历或医嘱照片',
    staff: '凭资料首诊须有病历或医嘱照片',
  },
  'visit.consult-again': {
    status: 409,
    say: '需要医生重新评估后才能上门',
    staff: '首诊缺失、已过期或病情有变化，须重新首诊',
  },
  'visit.order-missing': {
    status: 409,
    say: '这个项目需要医生开医嘱',
    staff: '该项目须有在预约日有效的医嘱',
  },
  'visit.order-days': {
    status: 422,
    say: '医嘱的有效日期不对，请检查',
    staff: '医嘱有效期须覆盖预约日',
  },
  'visit.order-needs-photo': {
    status: 422,
    say: '请拍下外院的医嘱',
    staff: '外院医嘱须附医嘱照片',
  },
  'visit.file-unknown': {
    status: 422,
    say: '没有找到这张照片，请重新上传',
    staff: '附件不存在、不是这位老人的，或用途不符',
  },
  'visit.signature-not-now': {
    status: 422,
    say: '这个签名不是这次服务的，请老人重新签一次',
    staff:
      '签名或照片须由本人在本次预约之后（到达须在出发之后，签收记录须在开始服务之后）上传，24 小时内有效，且只能用一次',
  },
  'visit.consent-not-needed': {
    status: 409,
    say: '这项服务不用签同意书',
    staff: '该类服务不需要签知情同意书',
  },
  'visit.consent-changed': {
    status: 409,
    say: '同意书内容有更新，请重新看一遍再签',
    staff: '所签文本的版本或哈希与现行文本不一致',
  },
  'visit.consent-needs-photo': {
    status: 422,
    say: '请先拍下签好字的同意书',
    staff: '纸质签署须附照片，其他方式不附',
  },
  'visit.consent-signer': {
    status: 422,
    say: '请确认是谁签的字',
    staff: '本人点确认不填 signedBy；由工作人员见证的须为屏签或纸签',
  },
  'visit.consent-missing': {
    status: 409,
    say: '请先签好服务协议和知情同意书',
    staff: '出发前须签署服务协议和知情同意书',
  },
  'visit.gate': {
    status: 409,
    say: '现在不能派这位护士：{why}',
    staff: '护士资质或机构保险不符合要求，逐条原因见 details',
  },
  'visit.nobody-assigned': {
    status: 409,
    say: '还没有安排好人',
    staff: '没有安排足够的人员，请先派单',
  },
  'visit.negative-unknown': {
    status: 422,
    say: '请重新选择原因',
    staff: '没有此负面清单原因',
  },
  'visit.code-wrong': {
    status: 422,
    say: '报码不对，请再看一遍',
    staff: '报码不对，连错 5 次后须用其他凭证',
  },
  'visit.code-locked': {
    status: 409,
    say: '报码错了太多次，请用别的方式确认',
    staff: '报码已连错 5 次，请扫门牌卡、请家人点确认或屏上签名',
  },
  'visit.card-other-door': {
    status: 422,
    say: '这张卡不是这位老人的',
    staff: '门牌卡无效或不是这位老人的',
  },
  'visit.not-at-door': {
    status: 409,
    say: '还没有人到',
    staff: '到达之后、确认之前才能补到场凭证',
  },
  'visit.already-proven': {
    status: 409,
    say: '已经确认过了',
    staff: '到场凭证已齐全，或已审核',
  },
  'visit.services': {
    status: 422,
    say: '请检查做了哪些服务',
    staff: '服务项目与预约类型不符、重复或一项也没有，详见 details',
  },
  'visit.vitals': {
    status: 422,
    say: '测量值不对，请检查',
    staff: '测量值不合理，详见 details',
  },
  'visit.not-unproven': {
    status: 409,
    say: '这次服务不用审核',
    staff: '只有凭证不足且已完成的服务需要审核，且只审核一次',
  },
  'visit.own-review': {
    status: 403,
    say: '自己的服务不能自己审核',
    staff: '上门人员不能审核自己的到场凭证',
  },
  'visit.not-counted': {
    status: 409,
    say: '这次服务没有计入，不用更正',
    staff: '这次服务没有计数行，或已作废',
  },
  'visit.nothing-to-correct': {
    status: 422,
    say: '内容没有变化',
    staff: '更正后的服务与原来一致',
  },
  'credentials.not-nurse': {
    status: 404,
    say: '没有找到这位护士',
    staff: '没有此护士，或不在您的机构',
  },
  'credentials.days': {
    status: 422,
    say: '日期不对，请检查',
    staff: '日期不能晚于今天，证书或保单的止日不能早于起日',
  },
  'covers.not-found': {
    status: 404,
    say: '没有找到这个机构',
    staff: '没有此机构，或不在您的管辖范围',
  },
} as const satisfies Record<string, RefusalWords>
