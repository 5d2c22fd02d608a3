import {
  kindsOf,
  spansProblem,
  withKind,
  withOneMore,
} from '../../../miniprogram/components/office-spans/spans'
import { asMonday, planProblem, planRequest, typedOf } from '../../../miniprogram/office/plan/form'
import { mondayOf, rosterTable } from '../../../miniprogram/office/roster-cards'
import {
  affectedWords,
  dayNow,
  exceptionProblem,
} from '../../../miniprogram/office/special-day/form'
import type { PlanView, RosterDay, RosterView, Span } from '../../../shared/schedule'

const TODAY = '2026-03-04'
const morning: Span = { from: '08:00', to: '12:00' }
const afternoon: Span = { from: '13:30', to: '17:30' }

const day = (change: Partial<RosterDay> = {}): RosterDay => ({
  ...{ day: TODAY, spans: [morning, afternoon], booked: 3, cap: 8, blocks: [] },
  ...change,
})
const roster = (days: RosterDay[], more: Partial<RosterView> = {}): RosterView => ({
  days: [
    { day: TODAY, kind: 'workday' },
    { day: '2026-04-04', kind: 'holiday', name: '清明节' },
    { day: '2026-02-28', kind: 'make-up', name: '春节' },
  ],
  rows: [{ staff: { id: 'n', name: '李婷', title: '主管护师', role: 'nurse' }, days }],
  ...more,
})

describe('the roster', () => {
  it('begins on the Monday of the week', () => {
    expect(['2026-03-02', '2026-03-04', '2026-03-08'].map(mondayOf)).toEqual(
      Array(3).fill('2026-03-02'),
    )
  })

  it('says what a day is: today, a holiday, a day worked instead', () => {
    expect(rosterTable(roster([]), TODAY).heads).toEqual([
      { day: TODAY, says: '周三 3月4日', short: '今天', mark: '', off: false, today: true },
      {
        day: '2026-04-04',
        says: '周六 4月4日',
        short: '周六',
        mark: '清明节',
        off: true,
        today: false,
      },
      {
        day: '2026-02-28',
        says: '周六 2月28日',
        short: '周六',
        mark: '春节调休上班',
        off: false,
        today: false,
      },
    ])
  })

  it('says the hours, what is booked, and why a day is not as every week', () => {
    const leave = { id: 'b', kind: 'leave' as const, from: '07:00', to: '22:00' }
    const meeting = { id: 'm', kind: 'meeting' as const, from: '09:00', to: '10:30' }
    const days = [
      day(),
      day({ booked: 8, note: '换班', blocks: [leave, meeting] }),
      day({ spans: [], booked: 0 }),
    ]
    expect(rosterTable(roster(days), TODAY).rows[0]?.cells).toMatchObject([
      { spans: ['8:00–12:00', '13:30–17:30'], notes: [], booked: '约 3/8', full: false },
      { notes: ['换班', '请假一天', '会议 9:00–10:30'], booked: '约 8/8', full: true },
      { spans: ['不上班'], booked: '' },
    ])
  })

  it('warns of a year the calendar does not know', () => {
    expect(rosterTable(roster([]), TODAY).unknown).toBe(false)
    expect(rosterTable(roster([], { holidaysUnknown: true }), TODAY).unknown).toBe(true)
  })
})

describe('stretches of work', () => {
  it('are open to every kind until some are left out; one always stays', () => {
    expect(kindsOf(morning).every(({ on }) => on)).toBe(true)
    const withoutClinic = withKind(morning, 'clinic')
    expect(withoutClinic.kinds).toEqual(['home-nursing', 'doctor-visit', 'door-service'])
    expect(withKind(withoutClinic, 'clinic')).toEqual(morning)
    const only: Span = { ...morning, kinds: ['clinic'] }
    expect(withKind(only, 'clinic')).toEqual(only)
  })

  it('get a further one that fits: the afternoon after a morning, none after ten at night', () => {
    expect(withOneMore([])).toEqual([morning])
    expect(withOneMore([morning])).toEqual([morning, afternoon])
    expect(withOneMore([{ from: '18:00', to: '21:00' }])[1]).toEqual({ from: '21:00', to: '22:00' })
    expect(withOneMore([{ from: '18:00', to: '22:00' }])).toHaveLength(1)
  })

  it.each([
    [[afternoon, morning], ''],
    [[morning, { from: '12:00', to: '13:00' }], ''],
    [[{ from: '12:00', to: '08:00' }], '12:00 到 08:00：开始要早于结束'],
    [[morning, { from: '11:30', to: '13:00' }], '11:30 开始的时段和前一段重叠了'],
  ])('%j: %s', (spans, problem) => expect(spansProblem(spans)).toBe(problem))
})

describe('a weekly plan', () => {
  const weekly = Array.from({ length: 7 }, () => [morning])
  const view: PlanView = {
    staff: { id: 'n', name: '李婷', title: '主管护师' },
    ...{ from: '2026-01-01', weekly, capPerDay: 6, travelMinutes: 30, version: 4 },
  }

  it('that has begun gets a successor from today on; one that has not is changed itself', () => {
    expect(typedOf(view, TODAY).from).toBe(TODAY)
    expect(typedOf({ ...view, from: '2026-04-01' }, TODAY).from).toBe('2026-04-01')
  })

  it('says which day is wrong, and how many doors are too many', () => {
    const typed = typedOf(view, TODAY)
    expect(planProblem(typed)).toBe('')
    expect(planProblem({ ...typed, cap: '0' })).toContain('1 到 40')
    expect(planProblem({ ...typed, cap: '41' })).toContain('1 到 40')
    const turned = [[morning], [{ from: '12:00', to: '08:00' }], ...weekly.slice(2)]
    expect(planProblem({ ...typed, weekly: turned })).toMatch(/^星期二/)
  })

  it('is sent with the version that was shown', () => {
    expect(planRequest({ ...typedOf(view, TODAY), cap: ' 9 ' }, 4)).toMatchObject({
      ...{ capPerDay: 9, version: 4, from: TODAY },
    })
  })

  it('makes the other working days like Monday, and leaves the weekend', () => {
    const rest = Array.from({ length: 6 }, () => [])
    expect(asMonday([[morning], ...rest]).map((spans) => spans.length)).toEqual([
      ...[1, 1, 1, 1, 1, 0, 0],
    ])
  })
})

describe('one day otherwise', () => {
  it('shows what holds, of the right person and day', () => {
    const shown = dayNow(roster([day({ special: 'exception', note: '换班' })]), 'n', TODAY)
    expect(shown.says).toEqual(['8:00–12:00 13:30–17:30', '另有安排：换班', '已约 3 次'])
    expect(shown.noted).toBe(true)
    const free = dayNow(
      roster([day({ special: 'holiday', note: '清明节', spans: [] })]),
      'n',
      TODAY,
    )
    expect(free).toMatchObject({ noted: false, says: ['不上班', '放假：清明节', '已约 3 次'] })
    expect(dayNow(roster([day()]), 'nobody', TODAY).spans).toEqual([])
  })

  it('needs a reason, and tells of visits left outside', () => {
    expect(exceptionProblem([], ' ')).toBe('请写明为什么')
    expect(exceptionProblem([], '休息')).toBe('')
    expect(affectedWords(0)).toBe('')
    expect(affectedWords(2)).toBe('那天有 2 次预约不在上班时间里了，都排到“要换人的”里。')
  })
})
