import { yearCard } from '../../../miniprogram/office/adverse/cards'
import { firstLines, moreLines, untakenFirst } from '../../../miniprogram/office/open-list'
import type { Side } from '../../../miniprogram/office/open-list'
import { redFlagCard } from '../../../miniprogram/office/red-flags/cards'
import type { FindOpen } from '../../../miniprogram/api/visit-desk'
import { adverseClasses, harmLevels } from '../../../shared/visits/safety'
import type { RedFlagSeen } from '../../../shared/visits/safety'

const TODAY = '2026-03-04'
const NOW = '2026-03-04T02:00:00.000Z'

describe('an emergency somebody told', () => {
  const seen: RedFlagSeen = {
    ...{ id: 'r', elder: { id: 'e', name: '李桂英', age: 82 }, phone: '154****0002' },
    flags: [
      { code: 'chest-pain', says: '胸口痛，或者胸口像被压住' },
      { code: 'breathless', says: '喘不上气，说话都费力' },
    ],
    ...{ byName: '陈敏', relation: '女儿', channel: 'mini-program', at: NOW },
  }

  it('says who, which signs, when and who answered', () => {
    expect(redFlagCard(seen, TODAY)).toMatchObject({
      ...{ elder: '李桂英 82 岁', phone: '154****0002', tone: 'tag-red', state: '还没有人处理' },
      signs: ['胸口痛，或者胸口像被压住', '喘不上气，说话都费力'],
      by: '女儿 陈敏 今天 3月4日 上午 10:00 在小程序上说的',
    })
    const { relation: _, ...own } = seen
    expect(redFlagCard({ ...own, byName: '周敏', channel: 'phone' }, TODAY).by).toBe(
      '周敏 今天 3月4日 上午 10:00 接电话时记下的',
    )
  })

  it('is taken, then what was done is written down, and that is the end', () => {
    const taken = { ...seen, acknowledgedBy: '周敏', acknowledgedAt: NOW }
    const closed = { note: '送医院了', byName: '周敏', at: NOW }
    expect(redFlagCard(seen, TODAY)).toMatchObject({ takes: true, closes: false, note: '' })
    expect(redFlagCard(taken, TODAY)).toMatchObject({
      ...{ takes: false, closes: true, tone: 'tag-warm' },
      state: '周敏 今天 3月4日 上午 10:00 在处理',
    })
    expect(redFlagCard({ ...taken, closed }, TODAY)).toMatchObject({
      ...{ takes: false, closes: false, tone: 'tag-plain', note: '送医院了' },
      state: '周敏 今天 3月4日 上午 10:00 记了处理',
    })
    const [first] = untakenFirst([redFlagCard(taken, TODAY), redFlagCard(seen, TODAY)])
    expect(first?.takes).toBe(true)
  })
})

describe('the adverse events of a year', () => {
  const none = <Key extends string>(keys: readonly Key[]) =>
    Object.fromEntries(keys.map((key) => [key, 0])) as Record<Key, number>
  const nothing = { from: '2026-01-01', to: TODAY, all: 0, reportedLate: 0 }
  const counted = { byClass: none(adverseClasses), byHarm: none(harmLevels) }

  it('are counted by what happened, most often first, and by the harm', () => {
    expect(yearCard({ ...nothing, ...counted })).toEqual({
      ...{ says: '今年还没有登记过', harms: '', classes: [] },
    })
    const card = yearCard({
      ...{ ...nothing, all: 4, reportedLate: 1 },
      byClass: { ...counted.byClass, fall: 1, tube: 3 },
      byHarm: { ...counted.byHarm, none: 3, mild: 1 },
    })
    expect(card).toEqual({
      ...{ says: '今年 4 起，1 起过了时限才上报', harms: '没有伤害 3 起，轻度伤害 1 起' },
      classes: [
        { name: '管路滑脱', count: '3 起', filled: 75 },
        { name: '跌倒', count: '1 起', filled: 25 },
      ],
    })
  })
})

describe('a list with two sides', () => {
  const pages: Record<string, { items: number[]; next?: string }> = {
    open: { items: [1, 2], next: 'c' },
    'open after c': { items: [3] },
    closed: { items: [9] },
  }
  const asked: FindOpen[] = []
  const lines = {
    find: (wanted: FindOpen) => {
      asked.push(wanted)
      const name = wanted.after ? `${wanted.state} after ${wanted.after}` : wanted.state
      return Promise.resolve(pages[name] ?? { items: [] })
    },
    card: (line: number) => `no ${line}`,
  }
  const page = { orgId: 'o', next: '', data: { which: 'open' as Side, cards: [] as string[] } }
  const shown = async (change: Promise<Partial<typeof page.data>>) =>
    Object.assign(page.data, await change)

  it('is read on from where it ended, and begins anew on the other side', async () => {
    expect(await shown(firstLines(page, lines))).toMatchObject({
      ...{ which: 'open', cards: ['no 1', 'no 2'], hasMore: true },
    })
    expect(await shown(moreLines(page, lines))).toMatchObject({
      ...{ cards: ['no 1', 'no 2', 'no 3'], hasMore: false },
    })
    expect(await shown(firstLines(page, lines, 'closed'))).toMatchObject({
      ...{ which: 'closed', cards: ['no 9'], hasMore: false },
    })
    expect(asked.map(({ orgId }) => orgId)).toEqual(['o', 'o', 'o'])
  })
})
