import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Figure, TargetView } from '../../shared/indicators'
import { goalOn, isBehind, shareOfYear } from '../../shared/tasks/behind'
import { figureCodes, isFigureCode } from '../../shared/tasks/codes'
import { measures } from '../../shared/tasks/measures'
import { figureRules, ruleOf } from '../../shared/tasks/rules'
import { deadlineOn, officialTargets, unitOfTarget } from '../../shared/tasks/standing'
import { tasks } from '../../shared/tasks/tasks'
import type { Measure } from '../../shared/tasks/types'

/** 浙江省《实施社区医养结合能力提升行动重点工作清单》 as published, cell by cell. */
const published = readFileSync(join(__dirname, 'fixtures', 'key-work-list.txt'), 'utf8')
const measure = (no: number): Measure => {
  const found = measures.find((each) => each.no === no)
  if (!found) throw new Error(`no measure ${no}`)
  return found
}

describe('the list of 22 tasks and 19 measures', () => {
  it('is numbered as published', () => {
    expect(tasks.map(({ no }) => no)).toEqual(Array.from({ length: 22 }, (_, at) => at + 1))
    expect(measures.map(({ no }) => no)).toEqual(Array.from({ length: 19 }, (_, at) => at + 1))
  })

  it('says every task and every measure word for word, in the published order', () => {
    const numbered = published.replace(/^16\. /m, '16.').replace(/^\t*16\. /m, '\t16.')
    const places = (texts: string[]) => texts.map((text) => numbered.indexOf(text))
    for (const found of [
      places(tasks.map(({ no, text }) => `${no}.${text}`)),
      places(measures.map(({ no, text }) => `${no}.${text}`)),
    ]) {
      expect(found.filter((place) => place < 0)).toEqual([])
      expect([...found].sort((a, b) => a - b)).toEqual(found)
    }
  })

  it('accounts for every character of the published cells', () => {
    const ours = [
      '实施社区医养结合能力提升行动重点工作清单重点工作措施和目标责任单位',
      ...new Set(tasks.map(({ category }) => category)),
      ...tasks.map(({ no, text }) => `${no}.${text}`),
      ...measures.map(({ no, text }) => `${no}.${text}`),
      ...tasks.filter(ownsACell).map(({ owner }) => owner),
    ]
    expect(lettersOf(ours.join(''))).toBe(lettersOf(published))
  })

  it('names a task by its first sentence', () => {
    for (const { title, text } of tasks) expect(text.startsWith(`${title}。`)).toBe(true)
  })

  it('puts the measures of a shared cell beside each of its tasks', () => {
    const beside = (no: number) => tasks.find((task) => task.no === no)?.measures
    expect([beside(1), beside(2)]).toEqual([
      [1, 2],
      [1, 2],
    ])
    expect([15, 16, 17, 18].map(beside)).toEqual([[15], [15], [15], [15]])
    expect(new Set(tasks.flatMap((task) => task.measures)).size).toBe(19)
  })
})

describe('an official deadline', () => {
  it.each([
    [4, '2023-12-31', { deadline: '2023年', passed: false }],
    [4, '2024-01-01', { deadline: '2023年', passed: true, says: '原期限已过' }],
    [5, '2026-03-04', { deadline: '2022年', passed: true, says: '原期限已过' }],
    [7, '2026-03-04', {}],
    [1, '2026-03-04', {}],
  ])('of measure %i stands so on %s', (no, day, expected) => {
    expect(deadlineOn(measure(no), day)).toEqual(expected)
  })

  it('keeps the numbers of the province apart from those of every area', () => {
    expect(officialTargets(measure(9))).toEqual([
      { code: 'measure.9.training', kind: 'at-least', value: 1000, unit: '人次', of: 'province' },
      { code: 'measure.9.lectures', kind: 'at-least', value: 50, unit: '场', of: 'province' },
    ])
    expect(officialTargets(measure(4))).toMatchObject([
      { kind: 'all', value: 100, of: 'every-area' },
    ])
  })
})

describe('the rules of counting', () => {
  it('have one version at least for every figure, with words and a source', () => {
    for (const code of figureCodes) {
      const rule = ruleOf(code, 2026)
      expect(rule.code).toBe(code)
      expect(rule.says.length).toBeGreaterThan(10)
      expect(rule.source).not.toBe('')
    }
    expect(new Set(figureRules.map(({ code, version }) => `${code}@${version}`)).size).toBe(
      figureRules.length,
    )
  })

  it('of which common practice is marked as not verified', () => {
    expect(ruleOf('contract.fulfilment', 2026).verified).toBe(false)
    expect(ruleOf('integrated-care.persons2', 2026).verified).toBe(false)
    expect(ruleOf('integrated-care.persons1', 2026).verified).toBe(true)
  })

  it('hold for years before the first version too', () => {
    expect(ruleOf('contract.inForce', 2015)).toBe(ruleOf('contract.inForce', 2026))
  })

  it('give a rate a base unless both its sides are counted', () => {
    const rates = figureRules.filter(({ unit }) => unit === '%')
    const counted = rates.filter(({ base }) => !base).map(({ code }) => code)
    expect(counted).toEqual(['contract.fulfilment', 'contract.fulfilment.fullTerm'])
  })

  it('know the unit a local target must have', () => {
    expect(unitOfTarget('contract.inForce', 2026)).toBe('人')
    expect(unitOfTarget('measure.8', 2026)).toBe('人次')
    expect(unitOfTarget('measure.1', 2026)).toBeUndefined()
    expect(isFigureCode('measure.8')).toBe(false)
  })
})

describe('being behind', () => {
  const figure = (changes: Partial<Figure>): Figure => ({
    code: 'integrated-care.persons1',
    label: '',
    unit: '人',
    value: 50,
    ruleVersion: '1',
    asOf: '2026-07-01',
    ...changes,
  })
  const target = (changes: Partial<TargetView>): TargetView => ({
    kind: 'at-least',
    value: 100,
    unit: '人',
    year: 2026,
    author: '',
    setOn: '2026-01-01',
    ...changes,
  })

  it('shares a year by its days', () => {
    expect(shareOfYear('2026-01-01')).toBeCloseTo(1 / 365)
    expect(shareOfYear('2024-12-30')).toBeCloseTo(365 / 366)
    expect(shareOfYear('2026-12-31')).toBe(1)
  })

  it('expects a target of the year in step with the year', () => {
    expect(goalOn(figure({}), target({}))).toBeCloseTo((182 / 365) * 100)
    expect(isBehind(figure({ value: 50 }), target({}))).toBe(false)
    expect(isBehind(figure({ value: 49 }), target({}))).toBe(true)
  })

  it('expects a stock at once', () => {
    const stock = { code: 'contract.inForce', value: 99 }
    expect(isBehind(figure(stock), target({}))).toBe(true)
    expect(isBehind(figure({ ...stock, value: 100 }), target({}))).toBe(false)
  })

  it('measures growth by the same day of last year', () => {
    const growth = target({ kind: 'growth', value: 10 })
    expect(isBehind(figure({ value: 54, lastYear: 50 }), growth)).toBe(true)
    expect(isBehind(figure({ value: 55, lastYear: 50 }), growth)).toBe(false)
    expect(isBehind(figure({ value: 1, lastYear: null }), growth)).toBe(false)
  })

  it('says nothing of a figure that cannot be counted, nor without a target', () => {
    expect(isBehind(figure({ value: null }), target({}))).toBe(false)
    expect(isBehind(figure({ value: 0 }))).toBe(false)
    expect(isBehind(figure({ value: 0 }), target({ kind: 'none' }))).toBe(false)
  })
})

/** Merged cells are printed once: tasks 1–2 and 15–18 share theirs. */
const ownsACell = ({ no }: { no: number }) => ![1, 16, 17, 18].includes(no)
const lettersOf = (text: string) => [...text.replace(/\s/g, '')].sort().join('')
