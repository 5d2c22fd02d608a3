import { adverseCard } from '../../../miniprogram/office/adverse/cards'
import { alarmCard } from '../../../miniprogram/office/alarms/cards'
import { callLists } from '../../../miniprogram/office/call-backs/cards'
import { complaintCard } from '../../../miniprogram/office/complaints/cards'
import { untakenFirst } from '../../../miniprogram/office/open-list'
import { openOnes, waitRow } from '../../../miniprogram/office/waiting/cards'
import type { CallBackView, WaitView } from '../../../shared/visits/booking'
import type { AdverseView, AlarmView, ComplaintView } from '../../../shared/visits/safety'
import type { VisitCard } from '../../../shared/visits/view'

const TODAY = '2026-03-04'
const NOW = '2026-03-04T02:00:00.000Z'

const card: VisitCard = {
  ...{
    id: 'v',
    number: 'RTNMWW66',
    kind: 'home-nursing',
    code: 'vitalSigns',
    name: '生命体征监测',
  },
  ...{ state: 'consulted', day: '2026-03-05', time: '10:00', to: '11:00', version: 3 },
  elder: { id: 'e', name: '王秀兰', age: 73 },
  staff: [{ id: 'n', name: '李婷', title: '主管护师' }],
}
describe('what waits around visits', () => {
  const call: CallBackView = {
    ...{ id: 'c', elder: { id: 'e', name: '王秀兰' }, askedBy: '王秀兰', about: '预约' },
    ...{ askedAt: '2026-03-04T00:30:00.000Z', dueAt: '2026-03-04T03:00:00.000Z' },
  }
  const at = { today: TODAY, now: NOW }

  it('stands in order of when it is due, what is overdue says so', () => {
    const late = { ...call, id: 'l', dueAt: '2026-03-04T01:00:00.000Z' }
    const done = { ...call, id: 'd', outcome: 'booked' as const, doneAt: NOW, doneByName: '周敏' }
    const { open, done: over } = callLists([done, call, late], at)
    expect(open.map(({ id, due, tone }) => [id, due, tone])).toEqual([
      ['l', '今天 3月4日 上午 9:00 前打，已经过了', 'tag-red'],
      ['c', '今天 3月4日 上午 11:00 前打', 'tag-warm'],
    ])
    expect(over).toMatchObject([{ open: false, due: '周敏 今天 3月4日 上午 10:00：约好了' }])
  })

  it('says who reached nobody, and when; it stays on the list', () => {
    const tried = { ...call, triedAt: '2026-03-04T01:00:00.000Z', triedByName: '周敏' }
    const { open, done } = callLists([tried, { ...call, id: 'n' }], at)
    expect(open.map((one) => [one.id, one.tried])).toEqual([
      ['c', '上次没打通：周敏 今天 3月4日 上午 9:00'],
      ['n', ''],
    ])
    expect(done).toEqual([])
  })

  it('tells places in line, and until when an offer waits', () => {
    const wait: WaitView = {
      ...{ id: 'w', elderId: 'e', elderName: '王秀兰', code: 'clinic', name: '门诊预约' },
      ...{ from: TODAY, to: '2026-03-18', part: 'morning', state: 'waiting', ahead: 2 },
    }
    expect(waitRow(wait, TODAY)).toMatchObject({ when: '3月4日 到 3月18日 上午', state: '第 3 位' })
    const offer = { visitId: 'v', day: '2026-03-05', time: '10:00', until: NOW }
    expect(waitRow({ ...wait, state: 'offered', offer }, TODAY).state).toBe(
      '问了 明天 3月5日 上午 10:00，等到 上午 10:00',
    )
    expect(openOnes([wait, { ...wait, state: 'taken' }])).toHaveLength(1)
  })

  it('an alarm that nobody took comes first, is taken, then closed', () => {
    const alarm: AlarmView = {
      ...{ id: 'a', visit: card, cause: 'pressed', raisedBy: '张晓雨', raisedAt: NOW },
      told: [{ name: '周敏', at: NOW }],
    }
    const taken = alarmCard({ ...alarm, acknowledgedAt: NOW, acknowledgedBy: '周敏' }, TODAY)
    const open = alarmCard(alarm, TODAY)
    expect(open).toMatchObject({ takes: true, closes: false, tone: 'tag-red' })
    expect(taken).toMatchObject({ takes: false, closes: true, tone: 'tag-warm' })
    expect(alarmCard({ ...alarm, closedAt: NOW, closedBy: '周敏' }, TODAY)).toMatchObject({
      ...{ takes: false, closes: false, tone: 'tag-plain' },
    })
    expect(untakenFirst([taken, open])[0]).toBe(open)
  })

  it('a complaint says its last day, and is not answered by whom it is about', () => {
    const complaint: ComplaintView = {
      ...{ id: 'k', visit: card, text: '来晚了', byName: '王秀兰', at: NOW, dueOn: '2026-03-11' },
    }
    const shown = (change: Partial<ComplaintView>, me = 'm') =>
      complaintCard({ ...complaint, ...change }, { today: TODAY, me })
    expect(shown({})).toMatchObject({
      due: '3月11日 星期三以前答复',
      tone: 'tag-warm',
      mine: false,
    })
    expect(shown({ dueOn: '2026-03-05' }).tone).toBe('tag-red')
    expect(shown({ dueOn: '2026-03-02' }).due).toContain('过了 2 天')
    expect(shown({}, 'n').mine).toBe(true)
    const closed = { note: '已致歉', byName: '吴建华', at: NOW }
    expect(shown({ closed })).toMatchObject({ open: false, tone: 'tag-plain' })
  })

  it('an adverse event is to be reported in time, then followed up', () => {
    const event: AdverseView = {
      ...({ id: 'x', visit: card, class: 'fall', harm: 'mild' } as const),
      ...{ what: '滑倒', firstAid: '扶起' },
      ...{ at: NOW, byName: '张晓雨', reportDueAt: '2026-03-04T01:00:00.000Z' },
    }
    expect(adverseCard(event, at)).toMatchObject({
      ...{ title: '跌倒 · 轻度伤害', tone: 'tag-red', reports: true, follows: true },
    })
    expect(
      adverseCard({ ...event, reportedAt: NOW, reportedTo: '县卫生健康局' }, at),
    ).toMatchObject({
      ...{ reports: false, tone: 'tag-plain', due: '今天 3月4日 上午 10:00 已报 县卫生健康局' },
    })
  })
})
