import { daysAtOnce } from '../../../miniprogram/components/day-strip/days'
import { sayPrice } from '../../../miniprogram/components/visit-card/words'
import { bookingFrom, stepAddress } from '../../../miniprogram/kit/booking'
import { bookPage } from '../../../miniprogram/components/visit-card/bookable'
import { keptWords } from '../../../miniprogram/components/visit-card/kept'
import { confirmPage } from '../../../miniprogram/pages/confirm/view'
import { answersWith, questions } from '../../../miniprogram/pages/red-flags/questions'
import { servicePage } from '../../../miniprogram/pages/service/view'
import { firstRow, noTimes, timesShown } from '../../../miniprogram/components/time-buttons/shown'
import { buildBookable, buildDetail, buildFreeDay, buildVisit } from '../support/visits'

const today = '2026-03-04'
/** A time of day stays on one line; here its space is one like any other. */
const plain = (words = '') => words.replace(/\u00a0/g, ' ')

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
    expect(groups[0]?.says).toBe('换新的尿管和尿袋；换新的尿管和尿袋')
  })

  it('stays where it cannot be had, with the reason', () => {
    const reason = { code: 'not-eligible' as const, say: '这一项给 80 岁以上或行动不便的老人。' }
    const { groups, noNursing } = bookPage([
      buildBookable({ notEligible: [reason] }),
      buildBookable({ code: 'other', category: '基础护理' }),
    ])
    expect([groups[0]?.says, noNursing]).toEqual([reason.say, ''])
    expect(groups[0]?.choices[0]?.off).toBe(reason.say)
  })

  it('says a reason that holds for all nursing once, and of each sort what it is', () => {
    const notEligible = [{ code: 'not-eligible' as const, say: '这一项给行动不便的老人。' }]
    const { groups, noNursing } = bookPage(
      ['管路护理', '基础护理'].map((category) => buildBookable({ category, notEligible })),
    )
    expect(noNursing).toBe('这一项给行动不便的老人。')
    expect(groups.map(({ says }) => says)).toEqual(['换新的尿管和尿袋', '换新的尿管和尿袋'])
    expect(groups.every(({ choices }) => choices[0]?.off === noNursing)).toBe(true)
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
    expect(shown().days.map(({ says }) => says)).toEqual(['休息', '廿一'])
    const first = timesShown(found, { row: 0, atOnce: 4, wanted: '', today, moves: false })
    expect(first.days[0]).toMatchObject({ name: '今天', says: '约满了', off: true })
    expect(first.days[3]).toMatchObject({ name: '周六', date: '7日', full: '3月7日 约满了' })
    expect(first.parts).toEqual([])
    expect(first.action).toBe('')
  })

  it('keep the day and the time that were chosen, as long as they are free', () => {
    const week = [
      ...found,
      buildFreeDay('2026-03-10', '09:00'),
      buildFreeDay('2026-03-11', '08:00'),
    ]
    const again = (wanted: string, time: string) => {
      const row = firstRow(week, 2, wanted)
      const { chosenDay, chosenTime } = timesShown(week, {
        ...{ row, atOnce: 2, wanted, time, today, moves: false },
      })
      return [row, chosenDay, chosenTime]
    }
    expect(again('2026-03-11', '08:00')).toEqual([6, '2026-03-11', '08:00'])
    expect(again('2026-03-11', '09:00')).toEqual([6, '2026-03-11', ''])
    expect(again('2026-03-07', '09:00')).toEqual([4, '2026-03-09', ''])
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
