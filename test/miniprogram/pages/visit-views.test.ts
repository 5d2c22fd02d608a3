import { progressSteps } from '../../../miniprogram/components/progress-steps/steps'
import { visitCard } from '../../../miniprogram/components/visit-card/card'
import { letPass, openWaits } from '../../../miniprogram/components/visit-card/wait'
import { cancelCost } from '../../../miniprogram/pages/cancel/view'
import { nextDay, seriesShown } from '../../../miniprogram/pages/series/view'
import { visitPage } from '../../../miniprogram/pages/visit/view'
import type { WaitView } from '../../../shared/visits/booking'
import { buildStep, buildVisit } from '../support/visits'

const today = '2026-03-04'
const NOON = '12:00'
/** A time of day stays on one line; here its space is one like any other. */
const plain = (words = '') => words.replace(/\u00a0/g, ' ')
const at = (time: string) => new Date(`2026-03-05T${time}:00+08:00`)

describe('following a visit', () => {
  const places = (change: Parameters<typeof buildVisit>[0]) =>
    progressSteps(buildVisit(change), today).map(({ name, place }) => `${name} ${place}`)

  it('shows what is behind, where it is now and what is to come', () => {
    expect(places({ state: 'set-off' })).toEqual([
      ...['约好 behind', '医生首诊 behind', '接单 behind', '出发 behind'],
      ...['到达 now', '开始做 ahead', '做完 ahead'],
    ])
  })

  it('needs no setting off at the centre', () => {
    expect(places({ kind: 'clinic', state: 'accepted' })).toEqual([
      ...['约好 behind', '到达 now', '开始做 ahead', '做完 ahead'],
    ])
  })

  it('ends where it was cancelled', () => {
    const trail = [buildStep(), buildStep({ event: 'cancel', state: 'cancelled' })]
    expect(places({ state: 'cancelled', trail })).toEqual(['约好 behind', '已取消 ended'])
  })

  it('says when each step was taken', () => {
    expect(plain(progressSteps(buildVisit(), today)[0]?.when)).toBe('今天 上午 10:00')
  })

  it('offers what may be done now, the most wanted as the one action', () => {
    const doings = (change: Parameters<typeof buildVisit>[0]) => {
      const { main, others } = visitPage(buildVisit(change), today, NOON)
      return [main, ...others.map(({ id }) => id)]
    }
    expect(doings({})).toEqual(['consent', 'move', 'cancel'])
    expect(doings({ kind: 'clinic', state: 'accepted' })).toEqual(['', 'move', 'cancel'])
    expect(doings({ state: 'done', may: ['confirm-done'] })).toEqual([
      ...['done', 'rate', 'again', 'complain'],
    ])
    expect(doings({ state: 'cancelled', may: [] })).toEqual(['', 'again'])
  })

  it('asks to say that somebody came while nobody has shown it', () => {
    const arrival = { at: '2026-03-05T06:00:00Z', proven: false }
    const main = (change: Parameters<typeof buildVisit>[0]) =>
      visitPage(buildVisit({ state: 'arrived', may: [], arrival, ...change }), today, NOON).main
    expect(main({})).toBe('came')
    expect(main({ arrival: { ...arrival, way: 'elder-code', proven: true } })).toBe('')
  })

  it('names who acted for the elder on every act, and shows the code in two halves', () => {
    const { acts, agent, doorCode } = visitPage(buildVisit({ doorCode: '123456' }), today, NOON)
    expect(acts[0]).toMatchObject({ what: '约好', who: '由 女儿 陈敏 代办' })
    expect(agent).toBe('由 女儿 陈敏 代办')
    expect(doorCode).toBe('123 456')
  })

  it.each(['cancelled', 'refused', 'no-show', 'aborted', 'expired'] as const)(
    'that is %s leads to no door any more',
    (state) => {
      const visit = buildVisit({ state, address: '桃源路 12 号', doorCode: '123456' })
      const page = visitPage(visit, today, NOON)
      expect(page).toMatchObject({
        ...{ over: true, address: '', doorCode: '', until: '' },
        staff: [],
      })
      expect(page.when).toContain('3月5日')
    },
  )

  it('says where somebody comes while it stands', () => {
    const { address } = visitPage(buildVisit({ address: '桃源路 12 号' }), today, NOON)
    expect(address).toBe('桃源路 12 号')
  })

  it('says so when the time has come and nobody has said to come', () => {
    const says = (time: string, change: Parameters<typeof buildVisit>[0] = {}) =>
      visitPage(buildVisit(change), '2026-03-05', time).says
    expect(says('13:59')).toContain('首诊')
    expect(says('14:00')).toContain('打电话问一问')
    expect(says('14:00', { state: 'accepted' })).toBe('张晓雨会按时来。')
  })

  it('says how whoever called was booked for', () => {
    const agent = (channel: 'phone' | 'on-site') =>
      visitPage(buildVisit({ askedBy: { name: '周敏', channel } }), today, NOON).agent
    expect([agent('phone'), agent('on-site')]).toEqual(['由 周敏 电话代约', '由 周敏 当面代约'])
  })

  it('is a card in a list', () => {
    const { when, ...card } = visitCard(buildVisit(), today)
    expect(card).toMatchObject({ state: '等医生首诊', near: '明天', who: '张晓雨 主管护师' })
    expect(plain(when)).toBe('3月5日 星期四 正月十七 下午 2:00')
  })
})

describe('cancelling', () => {
  const says = (change: Parameters<typeof buildVisit>[0], time: string) =>
    cancelCost(buildVisit(change), at(time)).says

  it('costs nothing four hours before, and says what it costs later', () => {
    expect(says({ state: 'accepted' }, '10:00')).toBe('现在取消不收钱。')
    expect(says({ state: 'accepted' }, '10:01')).toContain('临时取消')
    expect(says({ state: 'set-off' }, '13:40')).toContain('上门服务费 40 元 照收')
  })

  it('is not possible at the door', () => {
    expect(cancelCost(buildVisit({ state: 'arrived' }), at('14:00'))).toMatchObject({
      possible: false,
    })
  })
})

describe('a series', () => {
  it('goes on one rhythm after the visit that is booked', () => {
    expect(nextDay('2026-01-31', { months: 1 })).toBe('2026-02-28')
    expect(nextDay('2026-03-05', { days: 3 })).toBe('2026-03-08')
  })

  it('says which could not be placed and why', () => {
    const reasons = [{ code: 'nobody-free' as const, say: '护士都有约了。' }]
    const { placed, notPlaced } = seriesShown(
      {
        seriesId: 's',
        placed: [buildVisit()],
        notPlaced: [{ day: '2026-04-05', time: '14:00', reasons }],
      },
      today,
    )
    expect(placed).toHaveLength(1)
    expect(plain(notPlaced[0]?.when)).toBe('4月5日 星期日 二月十八 下午 2:00')
    expect(notPlaced[0]?.why).toBe('护士都有约了。')
  })
})

test('a place in the line says how many stand before, and what is offered comes first', () => {
  const wait: WaitView = {
    ...{ id: 'w1', elderId: 'e1', code: 'c', name: '更换尿管', elderName: '王秀兰' },
    ...{ from: '2026-03-05', to: '2026-03-18', part: 'morning', state: 'waiting', ahead: 2 },
  }
  const offer = { visitId: 'v9', day: '2026-03-06', time: '10:00', until: '2026-03-04T06:30:00Z' }
  const cards = openWaits([
    wait,
    { ...wait, id: 'w2', state: 'left' },
    { ...wait, id: 'w3', state: 'offered', offer },
  ])
  expect(cards.map(({ id }) => id)).toEqual(['w3', 'w1'])
  expect(plain(cards[0]?.says)).toContain('上午 10:00 空出来了，请在 下午 2:30 前确认')
  expect(cards[1]).toMatchObject({ when: '3月5日 到 3月18日 上午', says: '前面还有 2 位' })

  const missed: WaitView = { ...wait, id: 'w4', state: 'over', offer }
  const at = (time: string) => new Date(`2026-03-04T${time}:00+08:00`)
  expect(letPass([missed], at('15:00')).map(({ id, code }) => [id, code])).toEqual([['w4', 'c']])
  expect(plain(letPass([missed], at('15:00'))[0]?.says)).toMatch(/上午 10:00：.*让给下一位/)
  expect(letPass([missed, wait], at('15:00'))).toEqual([])
  expect(letPass([missed], new Date('2026-03-05T09:00:00+08:00'))).toEqual([])
})
