import { unansweredRules } from '../../../shared/visits/limits'
import type { VisitList } from '../../../shared/visits/view'
import { visitLists } from '../../../shared/visits/view'

const { deskHours, endsHours } = unansweredRules

interface ListWords {
  title: string
  says: string
  /** Nothing waits. */
  none: string
  /** What will stand here. */
  empty: string
  /** What is done with one; '' opens the visit. */
  does: string
}

export const listWords: Record<VisitList, ListWords> = {
  'to-consult': {
    title: '等首诊的',
    says: '医生当面看过，或看过病历，才能派护士去。',
    none: '没有等首诊的预约',
    empty: '有人约护士到家、还没有首诊时，会排在这里。',
    does: '',
  },
  'to-order': {
    title: '等医嘱的',
    says: '这些项目没有医嘱不能做。',
    none: '没有等医嘱的预约',
    empty: '约好的项目还缺医嘱时，会排在这里。',
    does: '',
  },
  unassigned: {
    title: '等派单的',
    says: '可以派人了，还没有派出去。',
    none: '没有等派单的预约',
    empty: '要安排人的预约会排在这里。',
    does: '派人',
  },
  unanswered: {
    title: '快到时间没人接的',
    says: '快到上门时间，还没有人接单。打电话催一催，或者派别人；来不及就打电话告诉家里。',
    none: '要上门的都有人接了',
    empty: `离上门不到 ${deskHours} 小时还没有人接单的预约，会排在这里，一早的从前一晚起。预计做完后过了 ${endsHours} 小时还没有人接，会自己结束。`,
    does: '派人',
  },
  'to-reassign': {
    title: '要换人的',
    says: '原来要去的人请假、停班或不在这里了。换好人，老人会收到通知：换成谁来。',
    none: '没有要换人的预约',
    empty: '请假、停班碰上已约的时间，就会排在这里，不会漏掉。',
    does: '换人',
  },
  unproven: {
    title: '没有到场凭证的',
    says: '服务做了，但没有距离或长辈、家人的确认。您看过再定计不计入。',
    none: '到场都有凭证',
    empty: '没有到场凭证的服务会排在这里，等人审核。',
    does: '审核',
  },
  overtime: {
    title: '超时未完的',
    says: '过了预定的时间还没有做完，打电话问一问。',
    none: '没有超时的上门',
    empty: '上门超过预定时间 15 分钟就会出现在这里。',
    does: '',
  },
  'in-hospital': {
    title: '老人在住院的',
    says: '那天老人还在医院。问一问家里，改期还是取消。',
    none: '没有碰上住院的预约',
    empty: '约好的那天老人在住院，会排在这里。',
    does: '',
  },
}

/** A list by its name in the address; the first one for anything else. */
export const listOf = (name: string | undefined): VisitList =>
  visitLists.find((list) => list === name) ?? 'unassigned'

/** Where one of a list is dealt with. */
export const pageFor = (list: VisitList, id: string): string =>
  list === 'unassigned' || list === 'unanswered' || list === 'to-reassign'
    ? `/office/assign/index?id=${id}`
    : `/office/visit/index?id=${id}`
