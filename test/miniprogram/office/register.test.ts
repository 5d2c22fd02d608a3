import { auditLine, stateCard } from '../../../miniprogram/office/audit/cards'
import { compareCards } from '../../../miniprogram/office/compare/cards'
import { importCard, rowCard, writeQuestion } from '../../../miniprogram/office/import/cards'
import { mergeCard, turned, waitingFirst } from '../../../miniprogram/office/merges/cards'
import type { ImportView } from '../../../shared/imports'
import type { MergeSide, MergeView } from '../../../shared/register'

const TODAY = '2026-03-04'

describe('an import', () => {
  const none = { new: 0, same: 0, update: 0, match: 0, error: 0, written: 0, skipped: 0 }
  const view = (change: Partial<ImportView>): ImportView => ({
    ...{
      id: 'i',
      fileName: '名册.xlsx',
      state: 'ready',
      doneRows: 10,
      rows: 10,
      counts: none,
      undecided: 0,
    },
    ...{ byName: '吴建华', at: '2026-03-04T01:00:00.000Z', ...change },
  })

  it('says how far it has come, with and without knowing the end', () => {
    const reading = { state: 'reading', doneRows: 1200 } as const
    expect(importCard(view({ ...reading, rows: 4800 }), TODAY)).toMatchObject({
      ...{ state: '正在读，1,200 / 4,800 行', percent: 25, busy: true, action: '' },
    })
    const { rows: _unknown, ...open } = view(reading)
    expect(importCard(open, TODAY)).toMatchObject({ state: '正在读，第 1,200 行', percent: 0 })
  })

  it('shows what somebody has to look at first', () => {
    const counts = { ...none, new: 8, match: 1, error: 1 }
    const card = importCard(view({ counts }), TODAY)
    expect(card.tabs.map(({ name }) => name)).toEqual(['要您决定 1', '有错 1', '新登记 8'])
    expect(writeQuestion(card)).toMatchObject({ title: '只写没有错的？' })
    expect(writeQuestion(card).content).toContain('有错的 1 行不写')
  })

  it.each([
    ['ready', { ...none, same: 10 }, '没有要写的：都已经有了，或者都有错'],
    ['ready', { ...none, new: 1 }, ''],
    ['ready', { ...none, match: 1 }, ''],
  ] as const)('%s with %j may be written: %j', (state, counts, off) =>
    expect(importCard(view({ state, counts }), TODAY).actionOff).toBe(off),
  )

  it('waits until every row that is like somebody known is decided, and says how many are not', () => {
    const counts = { ...none, new: 1200, match: 1200 }
    expect(importCard(view({ counts, undecided: 1100 }), TODAY)).toMatchObject({
      action: '写入',
      actionOff: '先决定那 1,100 行',
      waits: '还有 1,100 行像是已经登记的人，要您一行一行决定，才能写入。',
    })
    const decided = importCard(view({ counts }), TODAY)
    expect([decided.actionOff, decided.waits]).toEqual(['', ''])
    expect(writeQuestion(decided).content).toContain('您决定了的 1,200 行，照您的决定办')
  })

  it('that broke off while it was written goes on; one that could not be read says why', () => {
    expect(importCard(view({ state: 'failed' }), TODAY).action).toBe('接着写')
    const { rows: _none, ...unread } = view({ state: 'failed', says: '表头和模板对不上' })
    expect(importCard(unread, TODAY)).toMatchObject({ action: '', failed: '表头和模板对不上' })
  })

  it('names the column of what is wrong, and asks about a match', () => {
    const row = { row: 12, name: '王*', says: [], outcome: 'match' } as const
    expect(rowCard({ ...row, says: [{ column: 'birthDate', text: '不是日期' }] }).says).toEqual([
      '出生日期：不是日期',
    ])
    expect(rowCard({ ...row, says: [], decision: 'skip' })).toMatchObject({
      asks: true,
      decision: '先不写',
    })
    expect(rowCard({ ...row, says: [], outcome: 'error' }).asks).toBe(false)
  })
})

describe('two files of one person', () => {
  const side = (id: string, change: Partial<MergeSide> = {}): MergeSide => ({
    ...{ id, name: '王秀兰', birthDate: '1943-11-02', community: '桃源社区' },
    ...{ centreName: '桃源中心', contracts: 1, services: 12, ...change },
  })
  const merge = (change: Partial<MergeView> = {}): MergeView => ({
    ...{ id: 'm', state: 'suggested', why: '证件号码相同' },
    ...{ kept: side('a'), other: side('b', { community: '柳荫社区' }), ...change },
  })

  it('stand side by side, and what differs is marked on both', () => {
    const { sides } = mergeCard(merge(), TODAY)
    const differing = sides.map(({ lines }) =>
      lines.filter(({ differs }) => differs).map(({ label }) => label),
    )
    expect(differing).toEqual([['社区'], ['社区']])
  })

  it('can be turned, so that the other one is kept', () => {
    const card = turned(mergeCard(merge(), TODAY))
    expect(card.sides.map(({ id, title }) => [id, title])).toEqual([
      ['b', '保留这一份'],
      ['a', '并进来的一份'],
    ])
  })

  it('that wait for a decision come first', () => {
    const order = waitingFirst([merge({ id: 'old', state: 'refused' }), merge({ id: 'new' })])
    expect(order.map(({ id }) => id)).toEqual(['new', 'old'])
  })
})

describe('the audit', () => {
  it('says whether the chain is whole, and up to where a copy vouches for it', () => {
    const state = { rows: 12840, anchoredRows: 12830, anchoredAt: '2026-03-04T01:00:00.000Z' }
    expect(stateCard({ ...state, intact: true }, TODAY)).toEqual({
      intact: true,
      title: '完整',
      says: '共 12,840 条，没有删、没有改、没有插。',
      anchor: '最近一次存底：今天 3月4日 上午 9:00，到第 12,830 条',
    })
    expect(stateCard({ rows: 2, intact: false }, TODAY)).toMatchObject({
      title: '有改动，请立即报告',
      anchor: '还没有存底',
    })
  })

  it('gives the reason of whoever had to give one', () => {
    const row = {
      ...{ id: '1', n: 7, at: '2026-03-04T01:00:00.000Z', kind: 'opened' },
      ...{ byName: '张晓雨', says: '打开了王秀兰的档案', people: [], peopleCount: 0 },
    }
    expect(auditLine({ ...row, reason: '急诊' }, TODAY)).toMatchObject({
      who: '第 7 条 · 今天 3月4日 上午 9:00 · 张晓雨',
      reason: '原因：急诊',
    })
    expect(auditLine(row, TODAY)).toMatchObject({ reason: '', about: '' })
  })

  it('says of whom a row tells, masked, and how many when not all are named', () => {
    const row = {
      ...{ id: '1', n: 7, at: '2026-03-04T01:00:00.000Z', kind: 'opened', byName: '张晓雨' },
      ...{ says: '查看名单', people: ['王*', '李*'] },
    }
    expect(auditLine({ ...row, peopleCount: 2 }, TODAY).about).toBe('王*、李*')
    expect(auditLine({ ...row, peopleCount: 1200, whatWords: '服务记录' }, TODAY).about).toBe(
      '王*、李*等 1,200 人 · 服务记录',
    )
  })
})

describe('areas compared', () => {
  it('stand side by side with a figure a row, those behind first', () => {
    const { areas, figures } = compareCards({
      area: { id: 'c', name: '云澜区' },
      asOf: TODAY,
      columns: [
        { code: 'a', label: '签约', unit: '人' },
        { code: 'b', label: '覆盖', unit: '%' },
      ],
      rows: [
        { id: '1', name: '桃源', type: 'community-centre', figures: [132, 41.7], behind: false },
        {
          ...{ id: '2', name: '柳荫', type: 'community-centre', figures: [72, null] },
          behind: true,
          behindOn: ['a'],
        },
      ],
    })
    expect(areas.map(({ name }) => name)).toEqual(['柳荫', '桃源'])
    expect(
      figures.map(({ label, cells }) => [
        label,
        ...cells.map(({ value, behind }) => [value, behind]),
      ]),
    ).toEqual([
      ['签约', ['72 人', true], ['132 人', false]],
      ['覆盖', ['缺底数', false], ['41.7%', false]],
    ])
    // A count against the largest beside it, a rate of hundred.
    expect(figures.map(({ cells }) => cells.map(({ filled }) => filled))).toEqual([
      [55, 100],
      [0, 42],
    ])
  })
})
