import { doorsView, keptView } from '../../../miniprogram/staff/doors/cards'
import { alarmCard, failedAlarm } from '../../../miniprogram/staff/door-alarm/card'
import { arrivalWords } from '../../../miniprogram/staff/door-proof/arrival'
import { doorPage } from '../../../miniprogram/staff/door/view'
import type { Reader } from '../../../miniprogram/staff/door/view'
import { todayView } from '../../../miniprogram/staff/today/cards'
import { minutesLate, sayMetres, stateAfter } from '../../../miniprogram/staff/visit-words'
import type { WaitingStep } from '../../../miniprogram/kit/steps'
import type { DayRouteView } from '../../../shared/visits/route'
import type { AlarmView } from '../../../shared/visits/safety'
import type { VisitState } from '../../../shared/visits/kinds'
import type { VisitView } from '../../../shared/visits/view'
import { mayDo } from '../../../shared/visits/machine'
import { buildVisit } from '../support/visits'
import { contract, doctor, nurse, TODAY } from './build'

const step = (event: string, more: Partial<WaitingStep> = {}): WaitingStep => ({
  ...{ id: event, visitId: 'v1', event, body: {}, version: 2, at: '', by: 'n1' },
  ...more,
})

/** Today at 14:00, of nurse n1. */
const visitToday = (change: Partial<VisitView> = {}): VisitView => {
  const visit = buildVisit({ day: TODAY, state: 'accepted', ...change })
  return { ...visit, may: mayDo(visit.kind, visit.state, ['assigned']) }
}

const route = (change: Partial<DayRouteView> = {}): DayRouteView => ({
  ...{ day: TODAY, unplaced: [], clinic: [] },
  households: [{ address: '桃源路 12 号', visits: [visitToday()] }],
  ...change,
})
const seen = (time = '10:00', waiting: WaitingStep[] = []) => ({
  ...{ now: { day: TODAY, time }, waiting, team: false },
})

describe('the doors of a day', () => {
  it('say the household once, how far it is from the last, and what stands there', () => {
    const second = visitToday({
      id: 'v2',
      elder: { id: 'e2', name: '赵德福', age: 76 },
      time: '15:00',
      to: '16:00',
    })
    const households = [
      { address: '桃源路 12 号', visits: [visitToday(), second] },
      { address: '南塘街 68 号', metresFromLast: 2246, visits: [visitToday({ id: 'v3' })] },
    ]
    const { stops, summary } = doorsView(route({ households }), seen())
    expect(summary).toBe('2 户，还有 3 个没做')
    expect(stops.map(({ together, distance }) => [together, distance])).toEqual([
      ['一户 2 个，一趟做完', ''],
      ['', '离上一户 2.2 公里'],
    ])
    expect(stops[0]?.lines.map(({ who, time }) => [who, time])).toEqual([
      ['王秀兰 82 岁', '下午 2:00–3:00'],
      ['赵德福 76 岁', '下午 3:00–4:00'],
    ])
  })

  it('say how late somebody is, until they stand at the door', () => {
    const late = (state: VisitState, time: string) =>
      doorsView(
        route({ households: [{ address: '', visits: [visitToday({ state })] }] }),
        seen(time),
      ).stops[0]?.lines[0]?.late
    expect(late('accepted', '14:20')).toBe('晚了 20 分钟')
    expect(late('set-off', '14:01')).toBe('晚了 1 分钟')
    expect(late('accepted', '14:00')).toBe('')
    expect(late('arrived', '14:20')).toBe('')
    expect(
      minutesLate({ day: '2026-03-05', time: '14:00', state: 'accepted' }, seen('15:00').now),
    ).toBe(0)
  })

  it('keep every visit that could not be placed, with its reason', () => {
    const unplaced = [
      { visit: visitToday(), why: 'no-point' as const, says: '地址没有标在地图上，请按地址安排' },
    ]
    const view = doorsView(route({ households: [], unplaced }), seen())
    expect(view.unplaced.map(({ why }) => why)).toEqual(['地址没有标在地图上，请按地址安排'])
    expect(view.summary).toBe('0 户，还有 1 个没做')
  })

  it('count what waits on the phone as done, and say that it waits', () => {
    const waiting = [step('arrive'), step('start'), step('finish')]
    const households = [{ address: '', visits: [visitToday({ state: 'set-off' })] }]
    const { stops, summary } = doorsView(route({ households }), seen('14:30', waiting))
    expect(summary).toBe('1 个都做完了')
    expect(stops[0]?.lines[0]).toMatchObject({
      state: '做完，等确认',
      waiting: '已存在手机上，有网就发',
    })
  })

  it('are told from the phone without names and without addresses', () => {
    const { id, kind, code, name, state, day, time, to, version } = visitToday()
    const kept = { id, kind, code, name, state, day, time, to, version, elderId: 'e1' }
    const [stop] = keptView([kept], seen()).stops
    expect(stop).toMatchObject({
      address: '地址要有网才能看',
      lines: [{ who: '名字要有网才能看', what: '更换尿管' }],
    })
  })

  it.each([
    [0, '0 米'],
    [999.4, '999 米'],
    [1000, '1.0 公里'],
  ])('%d metres: %s', (metres, words) => expect(sayMetres(metres)).toBe(words))
})

describe('where a visit stands with what waits on the phone', () => {
  it('follows the machine step by step and stops at a refused one', () => {
    const visit = { kind: 'home-nursing', state: 'accepted' } as const
    expect(stateAfter(visit, [step('set-off'), step('arrive'), step('proof')])).toBe('arrived')
    expect(stateAfter(visit, [step('set-off', { refused: '没有签' }), step('arrive')])).toBe(
      'accepted',
    )
  })
})

describe('one door', () => {
  const reader = (visit: VisitView, change: Partial<Reader> = {}): Reader => ({
    ...{ me: 'n1', doctor: false, today: TODAY, now: new Date('2026-03-04T14:00:00+08:00') },
    ...{ state: visit.state, ...change },
  })
  const page = (visit: VisitView, change: Partial<Reader> = {}) =>
    doorPage(visit, reader(visit, change))
  const ready: Partial<VisitView> = {
    consent: {
      ...{ textVersion: '1', textHash: '', way: 'own-tap', signedByName: '王秀兰', at: '' },
    },
    order: { text: '换尿管', validUntil: TODAY, from: 'own', byName: '张静怡', on: TODAY },
  }

  it.each([
    ['offered', 'accept', '接单'],
    ['accepted', 'set-off', '出发'],
    ['set-off', 'arrive', '到了'],
    ['arrived', 'start', '开始做'],
    ['started', 'finish', '记录，做完'],
    ['done', '', ''],
    ['confirmed', '', ''],
    ['cancelled', '', ''],
  ] as const)('that is %s has one next step: %s', (state, main, action) => {
    expect(page(visitToday({ ...ready, state }))).toMatchObject({ main, action, actionOff: '' })
  })

  it('asks for the consent before anybody sets off, and for the order', () => {
    expect(page(visitToday()).main).toBe('witness')
    const { consent } = ready as Required<Pick<VisitView, 'consent'>>
    expect(page(visitToday({ consent }))).toMatchObject({
      main: 'set-off',
      actionOff: '等医生开医嘱',
      ready: [{ good: true }, { words: '首诊：医生还没有看' }, { words: '医嘱：还没有' }],
    })
  })

  it('waits for its day', () => {
    const visit = visitToday({ ...ready, day: '2026-03-05' })
    expect(page(visit)).toMatchObject({ actionOff: '约的是 3月5日，那天才能出发', alarm: false })
  })

  it('can be handed back, not opened or broken off, each at its time', () => {
    const ids = (state: VisitState) =>
      page(visitToday({ ...ready, state })).others.map(({ id }) => id)
    expect(page(visitToday({ ...ready, state: 'offered' })).second).toBe('来不了')
    expect(ids('accepted')).toEqual(['decline'])
    expect(ids('set-off')).toEqual(['abort', 'adverse'])
    expect(ids('arrived')).toEqual(['no-show', 'abort', 'adverse'])
    expect(ids('done')).toEqual(['adverse', 'rate'])
  })

  it('has its alarm at hand while somebody is out there, and never at the centre', () => {
    const alarm = (state: VisitState, kind: VisitView['kind'] = 'home-nursing') =>
      page(visitToday({ ...ready, state, kind })).alarm
    expect([alarm('accepted'), alarm('set-off'), alarm('started'), alarm('confirmed')]).toEqual([
      ...[false, true, true, false],
    ])
    expect(alarm('started', 'clinic')).toBe(false)
  })

  it('is nothing for somebody else to do', () => {
    const visit = visitToday({ ...ready, state: 'set-off' })
    expect(doorPage({ ...visit, may: [] }, reader(visit, { me: 'other' }))).toMatchObject({
      main: '',
      others: [],
    })
  })

  it('says how far over its time it is, warm first, then grave', () => {
    const over = (time: string) => {
      const { overtime, overtimeGrave } = page(visitToday({ ...ready, state: 'started' }), {
        now: new Date(`2026-03-04T${time}:00+08:00`),
      })
      return [overtime, overtimeGrave]
    }
    expect(over('15:14')).toEqual(['', false])
    expect(over('15:15')).toEqual(['比约好的时间超了 15 分钟', false])
    expect(over('15:30')).toEqual(['比约好的时间超了 30 分钟', true])
  })

  it('goes on from what waits on the phone, as the server would', () => {
    const visit = visitToday({ ...ready, state: 'set-off' })
    expect(page(visit, { state: 'started' })).toMatchObject({ main: 'finish', state: '正在做' })
  })
})

describe('what shows an arrival', () => {
  const at = '2026-03-04T06:00:00.000Z'
  const words = (arrival: VisitView['arrival']) =>
    arrivalWords({ kind: 'home-nursing', ...(arrival ? { arrival } : {}) }, 'arrived')

  it.each([
    [{ at, metres: 32, way: 'elder-code', proven: true }, '离门口 32 米，长辈报了码', '', false],
    [{ at, metres: 32, proven: false }, '离门口 32 米', '还差一样到门口的凭证', true],
    [
      { at, way: 'door-card', proven: false },
      '没有定位，扫了门牌卡',
      '没有定位，由中心审核',
      false,
    ],
    [
      { at, metres: 501, way: 'signature', proven: false },
      ...(['离门口 501 米，老人签了名', '离得太远，由中心审核', false] as const),
    ],
  ] as const)('%j', (arrival, says, missing, open) =>
    expect(words(arrival)).toEqual({ says, missing, open }),
  )

  it('is nothing before, and nothing at the centre', () => {
    expect(words(undefined)).toBeNull()
    expect(arrivalWords({ kind: 'clinic', arrival: { at, proven: true } }, 'arrived')).toBeNull()
  })
})

describe('an alarm', () => {
  const alarm: AlarmView = {
    ...{ id: 'a', visit: visitToday(), cause: 'pressed' as const, raisedBy: '张晓雨', told: [] },
    raisedAt: '2026-03-04T02:07:00.000Z',
  }

  it('names who knows, and who has taken it', () => {
    const told = [{ name: '周敏', at: '2026-03-04T02:07:00.000Z' }]
    expect(alarmCard({ ...alarm, told })).toMatchObject({
      state: 'told',
      title: '中心已经知道：周敏',
    })
    expect(alarmCard(alarm).title).toBe('中心已经收到报警')
    expect(alarmCard({ ...alarm, told, acknowledgedBy: '周敏' })).toMatchObject({
      state: 'taken',
      title: '周敏已经接警',
    })
  })

  it('that did not get through says so and what to do', () => {
    expect(failedAlarm).toMatchObject({ state: 'failed', says: expect.stringContaining('打 110') })
  })
})

describe('today', () => {
  const here = { waiting: [], steps: [], doors: 0 }

  it('counts the doors that are left, at home and at the centre', () => {
    const clinic = [visitToday({ id: 'v9', kind: 'clinic', state: 'confirmed' })]
    const asked = { items: [contract()] }
    const view = todayView({ who: nurse, asked, route: route({ clinic }), here })
    expect(view).toMatchObject({
      asks: '1 份等答复',
      doors: '1 个没做',
      visits: true,
      consults: false,
    })
    const steps = ['set-off', 'arrive', 'start', 'finish'].map((event) => step(event))
    expect(
      todayView({ who: doctor, asked, route: route(), here: { ...here, steps } }),
    ).toMatchObject({
      ...{ doors: '1 个都做完了', consults: true, outbox: '待上传 4', outboxRefused: false },
    })
  })
})
