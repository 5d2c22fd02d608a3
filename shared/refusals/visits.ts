import { reasonWords } from '../visits/rules'
import type { RefusalWords } from './words'

/** Refusals of booking visits: finding, holding, confirming, moving, waiting, call-backs, catalogue. */
export const visitsRefusals = {
  'visit.not-found': {
    status: 404,
    say: '没有找到这次预约',
    staff: '预约不存在，或不在您的服务范围内',
  },
  'visit.in-future': {
    status: 422,
    say: '时间还没有到',
    staff: '补录的时间晚于现在',
  },
  'visit.elder-gone': {
    status: 409,
    say: '老人已不在本中心服务，不能预约',
    staff: '档案已标记去世或迁出，不能预约',
  },
  'visit.no-centre': {
    status: 409,
    say: '还没有为您服务的中心，请先建档',
    staff: '该居民没有归属的社区卫生服务中心或乡镇卫生院',
  },
  'visit.unknown-service': {
    status: 404,
    say: '没有这项服务',
    staff: '目录中没有这个项目',
  },
  'visit.on-negative-list': {
    status: 422,
    say: '这一项不能上门做。{say}',
    staff: '属于负面清单项目，不得上门；原因代码见 details.negative',
  },
  'visit.address-unknown': {
    status: 422,
    say: '没有找到这个地址，请重新选择',
    staff: '地址不属于该居民',
  },
  'visit.pass-needed': {
    status: 409,
    say: '请先回答几个身体情况的问题',
    staff: '急症询问未完成、已过 30 分钟，或不是本人为该居民作答',
  },
  'visit.hold-over': {
    status: 409,
    say: '这个时间留了 5 分钟，已经放开，请重新选',
    staff: '预留已到期，须重新选择时间',
  },
  'visit.too-late-to-cancel': {
    status: 409,
    say: '医护已经到了，不能取消',
    staff: '到达之后不能取消，只能中止或记为未遇',
  },
  'visit.waiting-not-found': {
    status: 404,
    say: '没有找到这次排队',
    staff: '候补记录不存在，或不在您的服务范围内',
  },
  'visit.waiting-already': {
    status: 409,
    say: '这项服务您已经在排队了，要改日子请先退出',
    staff: '该居民对同一项目已有一条候补，先退出再登记',
  },
  'visit.waiting-over': {
    status: 409,
    say: '这次排队已经结束了',
    staff: '候补已约上、已退出或已过期',
  },
  'visit.call-back-not-found': {
    status: 404,
    say: '没有找到这次回电',
    staff: '回电记录不存在，或不在您的服务范围内',
  },
  'visit.call-back-done': {
    status: 409,
    say: '已经打过电话了',
    staff: '同事已办结这次回电',
  },
  'catalogue.same-day': {
    status: 409,
    say: '这一天已经有新目录了',
    staff: '该生效日已发布过目录版本',
  },
  'catalogue.from-past': {
    status: 422,
    say: '新目录要从明天或以后开始',
    staff: '生效日须晚于今天，且晚于已发布的版本',
  },
  'catalogue.unknown-version': {
    status: 404,
    say: '没有这个版本的目录',
    staff: '目录版本不存在',
  },
  'catalogue.code-twice': {
    status: 422,
    say: '项目编号重复了',
    staff: '同一版本中项目编号重复',
  },
  'catalogue.code-not-allowed': {
    status: 422,
    say: '这个项目编号不能用',
    staff: '编号属于负面清单，或同时出现在增改与删除中',
  },
  'visit.nobody-qualified': {
    status: 409,
    say: reasonWords['nobody-qualified'],
    staff: '没有具备该项目资质且保险在期的人员；逐人原因见 details.failing',
  },
  'visit.nobody-free': {
    status: 409,
    say: reasonWords['nobody-free'],
    staff: '该时间的人员已被占用、请假、不在班或已到每日上限',
  },
  'visit.outside-hours': {
    status: 422,
    say: reasonWords['outside-hours'],
    staff: '不在排班时间或 07:00–22:00 之内',
  },
  'visit.outside-area': {
    status: 422,
    say: reasonWords['outside-area'],
    staff: '上门地址不在本中心辖区',
  },
  'visit.not-eligible': {
    status: 409,
    say: reasonWords['not-eligible'],
    staff: '不符合该类服务的对象条件，或签约包内次数已用完、已约满',
  },
  'visit.too-early': {
    status: 422,
    say: reasonWords['too-early'],
    staff: '时间已过，或早于最短提前时间',
  },
  'visit.too-late': {
    status: 422,
    say: reasonWords['too-late'],
    staff: '超过可约的 60 天',
  },
  'visit.elder-busy': {
    status: 409,
    say: reasonWords['elder-busy'],
    staff: '该居民此时已有其他预约；确有必要时可注明理由后重约',
  },
  'visit.in-hospital': {
    status: 409,
    say: reasonWords['in-hospital'],
    staff: '该居民在住院期间，出院后再约',
  },
} as const satisfies Record<string, RefusalWords>
