import { baseCards, baseProblem } from '../../../miniprogram/office/bases/cards'
import { taskCard } from '../../../miniprogram/office/board/cards'
import { compareCards } from '../../../miniprogram/office/compare/cards'
import { explainHead, listHead, rowCard } from '../../../miniprogram/office/explain/cards'
import {
  grouped,
  lastYearWords,
  meterOf,
  targetWords,
  valueWords,
} from '../../../miniprogram/office/numbers'
import { targetProblem } from '../../../miniprogram/office/targets/cards'
import type { ExplainView, Figure, TaskView } from '../../../shared/indicators'

const figure = (parts: Partial<Figure> = {}): Figure => ({
  code: 'contract.inForce',
  label: '签约人数',
  unit: '人',
  value: 92,
  ruleVersion: 'contract.inForce/1',
  asOf: '2026-03-04',
  ...parts,
})

describe('a figure in words', () => {
  it.each([
    [12840, '12,840'],
    [999, '999'],
    [1234567, '1,234,567'],
    [78.6, '78.6'],
    [-1284, '-1,284'],
    [0, '0'],
  ])('%d is read as %s', (value, words) => expect(grouped(value)).toBe(words))

  it('says why there is no value instead of showing a zero', () => {
    expect(valueWords(figure({ value: null, missing: '缺底数', unit: '%' }))).toBe('缺底数')
    expect(valueWords(figure({ value: 0 }))).toBe('0 人')
  })

  it('says how far the target is, who set it, and when it is reached', () => {
    const target = {
      kind: 'at-least',
      value: 100,
      unit: '人',
      year: 2026,
      author: '吴建华',
      setOn: '2026-01-12',
    } as const
    expect(targetWords(figure({ target }))).toBe('目标 100 人（2026 年，吴建华定），还差 8 人')
    expect(targetWords(figure({ target, value: 100 }))).toBe(
      '目标 100 人（2026 年，吴建华定），已达到',
    )
    expect(targetWords(figure())).toBe('')
  })

  it('compares with last year only when last year can be counted', () => {
    expect(lastYearWords(figure({ lastYear: 80 }))).toBe('去年同期 80 人，多 12 人')
    expect(lastYearWords(figure({ lastYear: 92 }))).toBe('去年同期 92 人，持平')
    expect(lastYearWords(figure({ lastYear: null }))).toBe('')
  })

  it('draws a rate out of hundred and a count out of its target, never outside the bar', () => {
    expect(meterOf(figure({ unit: '%', value: 78.6 }))).toEqual({ filled: 78.6, mark: -1 })
    const { filled, mark } = meterOf(
      figure({
        value: 500,
        target: { kind: 'at-least', value: 100, unit: '人', year: 2026, author: '', setOn: '' },
      }),
    )
    expect(filled).toBe(100)
    expect(mark).toBe(20)
  })
})

describe('a task of the board', () => {
  const task: TaskView = {
    no: 14,
    category: '四、提高信息化水平',
    title: '加强医养结合服务信息化建设',
    text: '',
    owner: '',
    kind: 'attested',
    measures: [{ no: 4, text: '', deadline: '2023年', passed: true, says: '原期限已过' }],
    figures: [],
    notCountedYet: '尚未计数',
  }

  it('without figures says that it is not counted yet', () => {
    expect(taskCard(task)).toMatchObject({ waits: '尚未计数', kind: '人工填报', figures: [] })
  })

  it('keeps a passed official deadline visible', () => {
    expect(taskCard(task).deadline).toBe('2023年 原期限已过')
  })
})

describe('an explanation', () => {
  const view = (parts: Partial<ExplainView>): ExplainView => ({
    figure: figure(),
    list: 'numerator',
    total: 92,
    rows: 92,
    reasons: [],
    items: [],
    ...parts,
  })

  it('asks the question people ask, and adds up', () => {
    expect(explainHead(view({})).question).toBe('为什么是 92 人？')
    expect(listHead(view({})).sum).toBe('共 92 条，合计 92 人')
  })

  it('of a rate has three lists, of a count two', () => {
    const rate = figure({ unit: '%', numerator: 92, denominator: 118, value: 78 })
    expect(explainHead(view({ figure: rate })).tabs.map(({ label }) => label)).toEqual([
      '分子',
      '分母',
      '没计入的',
    ])
    expect(explainHead(view({})).tabs).toHaveLength(2)
  })

  it('gives the reason only where something was left out', () => {
    const row = {
      id: 'record:1#service.blood-pressure',
      person: { id: '1', name: '王*兰', birthYear: 1952 },
      what: '血压测量',
      day: '2026-02-13',
      organisation: '桃源街道社区卫生服务中心',
      counts: 1,
      reason: 'same-day-same-kind',
    } as const
    expect(rowCard(row, 'excluded', true)).toMatchObject({
      title: '王*兰 74 岁',
      reason: '同日同类已计',
    })
    expect(rowCard(row, 'numerator', true).reason).toBe('')
  })

  it('opens to the visit it was done at, for those who may see visits', () => {
    const row = {
      ...{ id: 'visit:7#service.home-nursing', what: '护士到家', day: '2026-03-04' },
      ...{ organisation: '桃源街道社区卫生服务中心', counts: 1, visitId: '7' },
    }
    expect(rowCard(row, 'numerator', true).visitId).toBe('7')
    expect(rowCard(row, 'numerator', false).visitId).toBe('')
  })
})

describe('comparing areas', () => {
  it('puts those behind first and never turns a missing base into a zero', () => {
    const cards = compareCards({
      area: { id: 'org-county', name: '云澜区' },
      asOf: '2026-03-04',
      columns: [{ code: 'contract.signRate', label: '签约率', unit: '%' }],
      rows: [
        { id: 'a', name: '桃源中心', type: 'community-centre', figures: [61.2], behind: false },
        {
          id: 'b',
          name: '柳荫中心',
          type: 'community-centre',
          figures: [null],
          behind: true,
          behindOn: ['contract.signRate'],
        },
      ],
    })
    expect(cards.areas.map(({ name }) => name)).toEqual(['柳荫中心', '桃源中心'])
    expect(cards.areas[0]).toMatchObject({ behindOn: '签约率' })
    expect(cards.areas[0]?.cells[0]).toMatchObject({ value: '缺底数', missing: true, filled: 0 })
    expect(cards.areas[1]?.cells[0]).toMatchObject({ filled: 61 })
  })
})

describe('entering a base or a target', () => {
  it.each([
    ['', '统计局', '人数请填一个整数'],
    ['12.5', '统计局', '人数请填一个整数'],
    ['-3', '统计局', '人数请填一个整数'],
    ['1284', '', '请写明这个数从哪里来'],
    ['1284', '区统计局', ''],
  ])('%s from %s: %s', (persons, source, problem) =>
    expect(baseProblem(persons, source)).toBe(problem),
  )

  it.each([
    ['101', '%', '比率不超过 100%'],
    ['85', '%', ''],
    ['abc', '人', '请填一个数，最多一位小数'],
  ])('a target of %s %s: %s', (value, unit, problem) =>
    expect(targetProblem(value, unit)).toBe(problem),
  )

  it('shows a group nobody has entered, so that the gap can be seen', () => {
    const cards = baseCards([], 'org-taoyuan')
    expect(cards.every(({ missing }) => missing)).toBe(true)
    expect(cards.map(({ group }) => group)).toContain('care-dependent')
  })
})
