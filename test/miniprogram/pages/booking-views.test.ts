import { daysAtOnce } from '../../../miniprogram/components/day-strip/days'
import { progressSteps } from '../../../miniprogram/components/progress-steps/steps'
import { visitCard } from '../../../miniprogram/components/visit-card/card'
import { openWaits } from '../../../miniprogram/components/visit-card/wait'
import { sayPrice } from '../../../miniprogram/components/visit-card/words'
import { bookingFrom, stepAddress } from '../../../miniprogram/pages/book/booking'
import { bookPage } from '../../../miniprogram/pages/book/view'
import { cancelCost } from '../../../miniprogram/pages/cancel/view'
import { confirmPage, keptWords } from '../../../miniprogram/pages/confirm/view'
import { answersWith, questions } from '../../../miniprogram/pages/red-flags/questions'
import { nextDay, seriesShown } from '../../../miniprogram/pages/series/view'
import { servicePage } from '../../../miniprogram/pages/service/view'
import { firstRow, noTimes, timesShown } from '../../../miniprogram/pages/times/view'
import { visitPage } from '../../../miniprogram/pages/visit/view'
import type { WaitView } from '../../../shared/visits/booking'
import { buildBookable, buildDetail, buildFreeDay, buildStep, buildVisit } from '../support/visits'

const today = '2026-03-04'
/** A time of day stays on one line; here its space is one like any other. */
const plain = (words = '') => words.replace(/\u00a0/g, ' ')
const at = (time: string) => new Date(`2026-03-05T${time}:00+08:00`)

describe('what can be booked', () => {
  it('is grouped: nursing by category, everything else for itself', () => {
    const { singles, groups } = bookPage([
      buildBookable({ code: 'doctor-visit', kind: 'doctor-visit', name: '医生上门', price: 0 }),
      buildBookable(),
      buildBookable({ code: 'ngTube', name: '更换胃管' }),
      buildBookable({ code: 'dressing', name: '换药', category: '伤口护理' }),
    ])
    expect(singles.map(({ title }) => title)).toEqual(['医生上门'])
    expect(groups.map(({ title, choices }) => [title, choices.length])).toEqual([
      ['管路护理', 2],
      ['伤口护理', 1],
    ])
    expect(groups[0]?.says).toBe('更换尿管 · 更换胃管')
  })

  it('stays where it cannot be had, with the reason', () => {
    const reason = { code: 'not-eligible' as const, say: '这一项给 80 岁以上或行动不便的老人。' }
    const { groups } = bookPage([buildBookable({ notEligible: [reason] })])
    expect(groups[0]?.says).toBe(reason.say)
    expect(groups[0]?.choices[0]?.off).toBe(reason.say)
  })

  it.each([
    [undefined, 'self', '价钱要问中心'],
    [12_050, 'self', '120.5 元，自费'],
    [0, 'public-health', '公卫免费，不收钱'],
    [0, 'package', '签约包内，不收钱'],
  ] as const)('costs %s from %s: %s', (price, payer, words) => {
    expect(sayPrice(price, payer)).toBe(words)
  })

  it('says before it is booked what it is made of, who comes and what must be settled', () => {
    const page = servicePage(buildDetail())
    expect(page.bill).toEqual([
      { name: '更换尿管', value: '80 元' },
      { name: '上门服务费', value: '40 元' },
    ])
    expect(page.needs.join()).toMatch(/首诊.*医嘱.*家属.*知情同意书/)
    expect(page.addresses).toEqual([])
    expect(page.staff.map(({ title }) => title)).toEqual(['谁来都行', '张晓雨 主管护师'])
  })

  it('carries its answers from page to page', () => {
    const booking = { elderId: 'e1', code: 'urinaryCath', note: '对碘过敏，上次 3 月 & 4 月' }
    const query = Object.fromEntries(
      stepAddress('times', { ...booking, staffId: '' })
        .split('?')[1]
        ?.split('&')
        .map((pair) => pair.split('=') as [string, string]) ?? [],
    )
    expect(bookingFrom(query)).toEqual(booking)
  })
})

test('each of the six emergency questions is asked and answered', () => {
  expect(questions).toHaveLength(6)
  expect(questions[5]?.place).toBe('第 6 个问题，共 6 个')
  const answers = answersWith('bleeding')
  expect(Object.values(answers).filter(Boolean)).toHaveLength(1)
  expect(answers.bleeding).toBe(true)
  expect(Object.keys(answers)).toHaveLength(6)
})

describe('days and times', () => {
  const found = [
    ...['2026-03-04', '2026-03-05', '2026-03-06', '2026-03-07'].map((day) => buildFreeDay(day)),
    { ...buildFreeDay('2026-03-08'), kind: 'rest' as const },
    buildFreeDay('2026-03-09', '09:00', '14:30', '18:30'),
  ]
  const shown = (wanted = '') =>
    timesShown(found, { row: 4, atOnce: 4, wanted, today, moves: false })

  it('begin with the first day that has any', () => {
    expect(firstRow(found, 4)).toBe(4)
    expect(shown().chosenDay).toBe('2026-03-09')
    expect(shown().heading).toBe('3月9日 星期一 正月廿一')
    expect(shown().earlier).toBe(true)
  })

  it('say why a day has none', () => {
    expect(shown().days.map(({ says }) => says)).toEqual(['休息', '正月廿一'])
    const first = timesShown(found, { row: 0, atOnce: 4, wanted: '', today, moves: false })
    expect(first.days[0]).toMatchObject({ name: '今天', says: '约满了', off: true })
    expect(first.days[3]).toMatchObject({ name: '周六', date: '7日', full: '3月7日' })
    expect(first.parts).toEqual([])
    expect(first.action).toBe('')
  })

  it('are put under the parts of the day', () => {
    expect(shown().parts.map(({ part, times }) => [part, plain(times[0]?.words)])).toEqual([
      ['上午', '上午 9:00'],
      ['下午', '下午 2:30'],
      ['晚上', '晚上 6:30'],
    ])
  })

  it('show fewer days at once where letters are large', () => {
    expect([daysAtOnce(false), daysAtOnce(true)]).toEqual([8, 4])
  })

  it('say every reason when there are none, and whether waiting could help', () => {
    const nobody = { code: 'nobody-free' as const, say: '护士都有约了。' }
    const outside = { code: 'outside-area' as const, say: '这个地址太远了。' }
    const days = [buildFreeDay('2026-03-04')]
    expect(noTimes(days, [nobody])).toEqual({ reasons: [nobody.say], mayWait: true })
    expect(noTimes(days, [outside])).toEqual({ reasons: [outside.say], mayWait: false })
    expect(noTimes(found, [nobody])).toEqual({ reasons: [], mayWait: true })
  })
})

describe('confirming', () => {
  it('says who, what, when in words, who comes, where and how much', () => {
    const held = buildVisit({
      state: 'held',
      heldUntil: '2026-03-04T02:05:00Z',
      address: '桃源 1 号',
    })
    const page = confirmPage(held, today)
    expect(page.lines.map(({ value }) => plain(value))).toEqual([
      '王秀兰 82 岁',
      '更换尿管',
      '明天 3月5日 星期四 正月十七 下午 2:00 到 下午 3:00',
      '张晓雨 主管护师',
      '桃源 1 号',
      '120 元，自费',
    ])
    expect(page.agent).toBe('由 女儿 陈敏 代办')
  })

  it.each([
    ['2026-03-04T02:00:01Z', '还给您留 5 分钟，到 上午 10:05'],
    ['2026-03-04T02:03:30Z', '还给您留 2 分钟，到 上午 10:05'],
    ['2026-03-04T02:04:30Z', '还给您留 不到 1 分钟，到 上午 10:05'],
    ['2026-03-04T02:05:00Z', ''],
  ])('counts down at %s: %s', (now, words) => {
    expect(plain(keptWords('2026-03-04T02:05:00Z', new Date(now)))).toBe(words)
  })
})

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
      const { main, others } = visitPage(buildVisit(change), today)
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
      visitPage(buildVisit({ state: 'arrived', may: [], arrival, ...change }), today).main
    expect(main({})).toBe('came')
    expect(main({ arrival: { ...arrival, way: 'elder-code', proven: true } })).toBe('')
  })

  it('names who acted for the elder on every act, and shows the code in two halves', () => {
    const { acts, agent, doorCode } = visitPage(buildVisit({ doorCode: '123456' }), today)
    expect(acts[0]).toMatchObject({ what: '约好', who: '由 女儿 陈敏 代办' })
    expect(agent).toBe('由 女儿 陈敏 代办')
    expect(doorCode).toBe('123 456')
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
})
