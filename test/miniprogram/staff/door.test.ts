import { alarmCard, failedAlarm } from '../../../miniprogram/staff/door-alarm/card'
import { arrivalWords } from '../../../miniprogram/staff/arrival'
import { doorPage } from '../../../miniprogram/staff/door/view'
import type { Reader } from '../../../miniprogram/staff/door/view'
import type { VisitState } from '../../../shared/visits/kinds'
import type { AlarmView } from '../../../shared/visits/safety'
import type { VisitView } from '../../../shared/visits/view'
import { TODAY, visitToday } from './build'

describe('one door', () => {
  const reader = (visit: VisitView, change: Partial<Reader> = {}): Reader => ({
    ...{ me: 'n1', doctor: false, today: TODAY, now: new Date('2026-03-04T14:00:00+08:00') },
    ...{ state: visit.state, next: '', ...change },
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

  it('shows the way as long as there is a door to find', () => {
    const way = (state: VisitState, kind: VisitView['kind'] = 'home-nursing') =>
      page(visitToday({ ...ready, state, kind })).way
    expect((['offered', 'accepted', 'set-off', 'started'] as const).every((one) => way(one))).toBe(
      true,
    )
    expect((['done', 'cancelled', 'refused', 'no-show'] as const).some((one) => way(one))).toBe(
      false,
    )
    expect(way('accepted', 'clinic')).toBe(false)
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
    expect((['accepted', 'set-off', 'started', 'done'] as const).map((one) => alarm(one))).toEqual([
      ...[false, true, true, false],
    ])
    expect(alarm('started', 'clinic')).toBe(false)
  })

  it('leads on to the next door once it is done, and shows no more what had to be brought', () => {
    const done = visitToday({ ...ready, state: 'done' })
    expect(page(done, { next: 'v2' })).toMatchObject({
      ...{ main: 'next', action: '去下一户', next: 'v2', ready: [], bring: [] },
    })
    expect(page(visitToday({ ...ready, state: 'no-show' }), { next: 'v2' }).main).toBe('next')
    expect(page(visitToday({ ...ready, state: 'started' }), { next: 'v2' }).main).toBe('finish')
    expect(page(done, { next: 'v2', me: 'other' }).main).toBe('')
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
