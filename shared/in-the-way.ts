/** What stands in the way of one person at one time, for whoever assigns. */
export const inTheWay = [
  'no-plan',
  'holiday',
  'day-off',
  'outside-plan',
  'on-leave',
  'in-meeting',
  'in-training',
  'blocked',
  'other-visit',
  'travel',
  'cap-reached',
  'elder-busy',
  'too-early',
  'too-late',
] as const
export type InTheWay = (typeof inTheWay)[number]
export const inTheWayWords: Record<InTheWay, string> = {
  'no-plan': '还没有排班',
  holiday: '那天放假',
  'day-off': '那天另有安排，那时不上班',
  'outside-plan': '那时不在排班时间内',
  'on-leave': '那时请假',
  'in-meeting': '那时开会',
  'in-training': '那时培训',
  blocked: '那时停约',
  'other-visit': '那时有别的预约',
  travel: '前后有别的预约，路上来不及',
  'cap-reached': '当天已约满',
  'elder-busy': '老人那时有别的预约',
  'too-early': '时间太近，来不及安排',
  'too-late': '超出可以预约的日期',
}
