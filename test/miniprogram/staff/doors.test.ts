import { doorsView, keptView } from '../../../miniprogram/staff/doors/cards'
import { todayView } from '../../../miniprogram/staff/today/cards'
import { minutesLate, sayMetres, stateAfter } from '../../../miniprogram/staff/visit-words'
import type { WaitingStep } from '../../../miniprogram/kit/steps'
import type { DayRouteView } from '../../../shared/visits/route'
import type { VisitState } from '../../../shared/visits/kinds'
import { contract, doctor, nurse, TODAY, visitToday } from './build'

const step = (event: string, more: Partial<WaitingStep> = {}): WaitingStep => ({
  ...{ id: event, visitId: 'v1', event, body: {}, version: 2, at: '', by: 'n1' },
  ...more,
})

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
    expect([late('started', '15:14'), late('started', '15:15')]).toEqual(['', '超了 15 分钟'])
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
