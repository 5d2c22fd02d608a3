import type { RefusalWords } from './words'

/** Refusals of what stands around visits: alarms, adverse events, complaints, ratings, follow-ups, the day's route. */
export const visitSafetyRefusals = {
  'visit.not-over': {
    status: 409,
    say: '服务完成以后再评价',
    staff: '服务未完成，不能评价',
  },
  'visit.rated': {
    status: 409,
    say: '已经评价过了，谢谢',
    staff: '这一方已经评价过',
  },
  'visit.not-yours': {
    status: 403,
    say: '这次服务不是您做的',
    staff: '只有上门人员本人可做',
  },
  'visit.nobody-there': {
    status: 409,
    say: '这次预约还没有人上门',
    staff: '医护出发之后才能登记',
  },
  'visit.team-unknown': {
    status: 404,
    say: '没有找到这个团队',
    staff: '没有此团队，或不在您的机构',
  },
  'visit.not-reassignable': {
    status: 409,
    say: '这次预约现在不能换人',
    staff: '出发以后、结束以后或时间只是暂留时不能改派',
  },
  'visit.same-staff': {
    status: 422,
    say: '就是这些人要来，不用换',
    staff: '改派的人与现在的人相同',
  },
  'visit.staff-not-right': {
    status: 422,
    say: '这位医护不能做这项服务',
    staff: '所选人员不合格：岗位、机构、资质或请假，见 details',
  },
  'alarm.not-found': {
    status: 404,
    say: '没有找到这次报警',
    staff: '没有此报警，或不在您的机构',
  },
  'alarm.own': {
    status: 403,
    say: '自己报的警，要由别人来接',
    staff: '报警人不能自己接警或关闭',
  },
  'alarm.taken': {
    status: 409,
    say: '已经有人在处理了',
    staff: '此报警已有人接警',
  },
  'alarm.not-taken': {
    status: 409,
    say: '请先接警，再关闭',
    staff: '没有人接警，不能关闭',
  },
  'alarm.closed': {
    status: 409,
    say: '这次报警已经关闭',
    staff: '此报警已关闭',
  },
  'red-flag.not-found': {
    status: 404,
    say: '没有找到这条记录',
    staff: '没有此急症记录，或不在您的机构和团队',
  },
  'red-flag.taken': {
    status: 409,
    say: '已经有人在处理了',
    staff: '此急症情况已有人接手',
  },
  'red-flag.not-taken': {
    status: 409,
    say: '请先接手，再写处理结果',
    staff: '没有人接手，不能写处理结果',
  },
  'red-flag.closed': {
    status: 409,
    say: '这条记录已经处理完',
    staff: '此急症情况已处理完',
  },
  'adverse.not-found': {
    status: 404,
    say: '没有找到这条记录',
    staff: '没有此不良事件，或不在您的机构',
  },
  'adverse.days': {
    status: 422,
    say: '开始日期不能晚于结束日期',
    staff: '统计起始日晚于截止日',
  },
  'adverse.when': {
    status: 422,
    say: '发生时间不对，请检查',
    staff: '发生时间须在出发之后，不晚于现在',
  },
  'adverse.reported': {
    status: 409,
    say: '已经上报过了',
    staff: '此事件已上报',
  },
  'adverse.followed-up': {
    status: 409,
    say: '已经登记过处理结果',
    staff: '此事件已登记随访',
  },
  'complaint.not-found': {
    status: 404,
    say: '没有找到这条投诉',
    staff: '没有此投诉，或不在您的机构',
  },
  'complaint.whose': {
    status: 422,
    say: '请说明要看谁的投诉',
    staff: 'orgId 与 elderId 给且只给一个',
  },
  'complaint.own': {
    status: 403,
    say: '投诉的是您本人，要由别人来答复',
    staff: '被投诉人不能处理自己的投诉',
  },
  'complaint.closed': {
    status: 409,
    say: '这条投诉已经答复过',
    staff: '此投诉已办结',
  },
  'visit.follow-up-not-found': {
    status: 404,
    say: '没有找到这次回访',
    staff: '没有此回访，或不在您的机构',
  },
  'visit.follow-up-done': {
    status: 409,
    say: '这次回访已经做过',
    staff: '此回访已完成',
  },
} as const satisfies Record<string, RefusalWords>
