import { contactProblem, emptyForm as noContact } from '../../../miniprogram/staff/contact/form'
import { doorWords } from '../../../miniprogram/staff/contact-words'
import { callCard } from '../../../miniprogram/staff/phone-list/cards'
import { unusualWords } from '../../../miniprogram/staff/unusual'
import { longestFirst, requestCard } from '../../../miniprogram/staff/requests/cards'
import { tagCards, tagProblem } from '../../../miniprogram/staff/tags/cards'
import { draftSummary, stepBefore, summaryOf } from '../../../miniprogram/staff/draft/steps'
import { act, contract, TODAY } from './build'

describe('tags', () => {
  const tags = [
    { id: '1', tag: 'care-dependent', from: '2025-12-01', source: '评估' },
    { id: '2', tag: 'disabled', from: '2020-01-01', to: '2025-01-01', source: '残疾证' },
  ] as const

  it('that hold cannot be given twice; those that ended can', () => {
    const cards = tagCards([...tags], TODAY)
    expect(cards.standing.map(({ name }) => name)).toEqual(['失能'])
    expect(cards.ended).toEqual([
      { id: '2', name: '残疾', says: '2020年1月1日起，2025年1月1日止 · 残疾证' },
    ])
    const free = cards.free.map(({ tag }) => tag)
    expect(free).toContain('disabled')
    expect(free).not.toContain('care-dependent')
  })

  it.each([
    ['', '评估', TODAY, '请选一个标签'],
    ['dementia', '评估', '2026-03-05', '开始的日期不能晚于今天'],
    ['dementia', ' ', TODAY, '请写明依据'],
    ['dementia', '评估', '2020-01-01', ''],
  ] as const)('%s by %j from %s: %s', (tag, source, from, problem) =>
    expect(tagProblem(tag, source, from, TODAY)).toBe(problem),
  )
})

describe('how somebody is reached', () => {
  it('says how one gets in', () => {
    expect(doorWords({ floor: 5, lift: false, hasDoorNote: true })).toBe(
      '5\u00a0楼\u00a0· 没有电梯\u00a0· 有进门说明',
    )
    expect(doorWords({ floor: -1 })).toBe('-1\u00a0楼')
    expect(doorWords({})).toBe('')
  })

  it.each([
    ['phone', { number: '138' }, '电话请填 11 位手机号，或带区号的座机'],
    ['phone', { number: '13812345678' }, ''],
    ['address', {}, '请选在哪个社区'],
    ['address', { communityCode: 'c', address: ' ' }, '请填门牌地址'],
    ['address', { communityCode: 'c', address: '桃源路 1 号', floor: 'x' }, '楼层请填数字'],
    ['address', { communityCode: 'c', address: '桃源路 1 号' }, ''],
  ] as const)('a new %s %j: %s', (adding, change, problem) =>
    expect(contactProblem(adding, { ...noContact, ...change })).toBe(problem),
  )

  it('lists whom the team calls with the reason, and what became of it', () => {
    const row = {
      id: '1',
      elder: { id: 'e', name: '何秋香' },
      kind: 'contract.expiring-30',
      text: '签约快到期了',
      why: 'unknown',
      dueAt: '2026-03-03T01:00:00.000Z',
    } as const
    expect(callCard(row, TODAY)).toMatchObject({
      why: '昨天 3月3日要告诉 · 不知道收到没有',
      phone: '',
      done: '',
    })
    expect(callCard({ ...row, outcome: 'reached', doneByName: '张晓雨' }, TODAY).done).toBe(
      '接通了 · 张晓雨',
    )
  })
})

describe('values that ask for a second look', () => {
  it.each([
    [{ systolic: 146, diastolic: 84 }, ''],
    [{ systolic: 180, diastolic: 84 }, '收缩压 180 偏高'],
    [{ systolic: 179, diastolic: 110 }, '舒张压 110 偏高'],
    [{ systolic: 89, diastolic: 59, pulse: 101 }, '收缩压 89 偏低，舒张压 59 偏低，脉搏 101 偏高'],
    [{ glucose: 16.7 }, '血糖 16.7 偏高'],
    [{ glucose: 3.9 }, '血糖 3.9 偏低'],
    [{ glucose: 4 }, ''],
    [{}, ''],
  ])('%j: %s', (values, words) => expect(unusualWords(values)).toBe(words))
})

describe('requests to the team', () => {
  it('stand with the longest waiting first, and say how long', () => {
    const asked = (id: string, at: string) =>
      requestCard(contract({ id, asked: { ...act, byName: '李桂英', at } }), TODAY)
    const cards = longestFirst([
      asked('new', '2026-03-04T02:00:00.000Z'),
      asked('old', '2026-02-20T02:00:00.000Z'),
    ])
    expect(cards.map(({ id }) => id)).toEqual(['old', 'new'])
    expect(cards[0]?.asked).toContain('等了 12 天')
    expect(cards[1]?.asked).not.toContain('等了')
  })
})

describe('signing together', () => {
  it('goes back one question at a time, and not behind the first or from the end', () => {
    expect(
      (['team', 'package', 'term', 'agreement', 'sign', 'done'] as const).map(stepBefore),
    ).toEqual(['', 'team', 'package', 'term', 'agreement', ''])
  })

  it('reads out what was chosen before anybody signs', () => {
    const choice = (id: string, title: string, says: string) => ({
      id,
      title,
      says,
      more: [],
      off: '',
    })
    const summary = summaryOf({
      team: { step: 'team', choices: [choice('t', '张医生团队', '')], chosen: 't' },
      package: { step: 'package', choices: [choice('p', '中级包 · 每年 360 元', '')], chosen: 'p' },
      term: { step: 'term', choices: [choice('12', '1 年', '到 2027年3月3日')], chosen: '12' },
    })
    expect(summary.map(({ says }) => says)).toEqual([
      '张医生团队',
      '中级包 · 每年 360 元',
      '1 年，到 2027年3月3日',
    ])
    expect(draftSummary(contract()).map(({ says }) => says)).toEqual([
      '张医生团队',
      '中级包 · 每年 360 元',
      '1 年',
    ])
  })
})
