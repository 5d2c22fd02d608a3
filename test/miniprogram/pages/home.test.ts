import { closedView, homeView, offerCard } from '../../../miniprogram/pages/home/view'
import { buildContract, buildCurrent, buildEntitlement } from '../support/build'

const today = '2026-03-04'
const moment = { today, now: new Date('2026-03-04T10:00:00+08:00'), time: '10:00' }
const herself = { self: true }
const daughter = { self: false, scopes: ['book' as const] }
const bytes = (value: unknown) => Buffer.byteLength(JSON.stringify(value))

describe('the home page', () => {
  it('greets an elder with the day, its weekday and its lunar day', () => {
    const { title, date } = homeView(buildCurrent(), herself, moment)
    expect([title, date]).toEqual(['上午好', '3月4日 星期三 正月十六'])
  })

  it('says whose page it is to a relative', () => {
    expect(homeView(buildCurrent(), daughter, moment).title).toBe('王秀兰 82 岁')
  })

  it('shows the contract as a tile only when there is one, or one is asked for', () => {
    const tiles = (current: Parameters<typeof homeView>[0]) =>
      homeView(current, herself, moment).tiles.map(({ id }) => id)
    const requested = buildContract({ status: 'requested', standing: 'waiting' })
    const always = ['book', 'visits']
    expect(tiles(buildCurrent())).toEqual([...always, 'services'])
    for (const found of [{ pending: requested }, { contract: buildContract() }])
      expect(tiles(buildCurrent(found))).toEqual([...always, 'contract', 'services'])
  })

  it('says who comes next, when, and how far it is', () => {
    const nextVisit = {
      ...{ id: 'v1', kind: 'home-nursing' as const, name: '更换尿管', state: 'accepted' as const },
      ...{ day: '2026-03-05', time: '14:00', staff: [{ name: '张晓雨', title: '主管护师' }] },
    }
    const { visit, tiles } = homeView(buildCurrent({ nextVisit }), herself, moment)
    expect(visit).toEqual({
      id: 'v1',
      day: '明天 3月5日',
      title: '下午\u00a02:00 更换尿管',
      says: '张晓雨 主管护师\u00a0· 已接单',
    })
    expect(tiles[1]?.says).toBe('明天 下午\u00a02:00')
    expect(homeView(buildCurrent(), herself, moment)).toMatchObject({ visit: null, offer: null })
  })

  it('says what came free for who waits, how long it is kept, and when it was let pass', () => {
    const offered = {
      ...{ visitId: 'v9', name: '换造口袋', day: '2026-03-11', time: '09:00' },
      until: '2026-03-04T02:28:00.000Z',
    }
    const { offer } = homeView(buildCurrent({ offered }), herself, moment)
    expect(offer).toEqual({
      ...{ visitId: 'v9', tag: '空出来一个时间', over: false },
      title: '3月11日 星期三 上午\u00a09:00 换造口袋',
      says: '还给您留 28 分钟，到 上午\u00a010:28',
    })
    const late = offerCard(offered, today, new Date('2026-03-04T10:28:00+08:00'))
    expect(late).toMatchObject({ tag: '没有留住', over: true })
    expect(late.says).toContain('已经让给下一位了')
  })

  it('offers to be called where a call is what comes next, to whoever may book', () => {
    const contract = buildContract({ standing: 'expiring', endsOn: '2026-03-20' })
    const asks = (reader: Parameters<typeof homeView>[1], current = buildCurrent({ contract })) =>
      homeView(current, reader, moment).mayAskCall
    expect([asks(herself), asks(daughter)]).toEqual([true, true])
    expect(asks({ self: false, scopes: ['read'] })).toBe(false)
    expect(asks(herself, buildCurrent())).toBe(false)
  })

  it('lets a relative book who may not look', () => {
    const tiles = (scopes: ('book' | 'sign')[]) =>
      closedView({ name: '王秀兰', scopes }, '妈妈没有授权您看健康记录', moment).tiles
    expect(tiles(['book']).map(({ id }) => id)).toEqual(['book', 'visits'])
    expect(tiles(['sign'])).toEqual([])
  })

  it('shows the promises that are behind first, three at most', () => {
    const entitlements = [
      buildEntitlement({ code: 'done', used: 12, left: 0, due: 12 }),
      buildEntitlement({ code: 'fine', due: 4 }),
      buildEntitlement({ code: 'behind', due: 6 }),
      buildEntitlement({ code: 'other', due: 4 }),
    ]
    const { promises, more } = homeView(
      buildCurrent({ contract: buildContract({ entitlements }) }),
      herself,
      moment,
    )
    expect(promises.map(({ code }) => code)).toEqual(['behind', 'fine', 'other'])
    expect(more).toBe('看全部 4 项')
  })

  it('says when the last service was', () => {
    const recent = [
      { lineId: 'l', kind: 'home-visit' as const, day: '2026-03-03', by: '张', place: '家中' },
    ]
    expect(homeView(buildCurrent({ recent }), herself, moment).tiles.at(-1)?.says).toBe(
      '昨天 上门巡诊',
    )
  })

  it('stays within a first screen of 16 kB with long names and many promises', () => {
    const contract = buildContract({
      team: { ...buildContract().team, name: '阿'.repeat(20), centre: '中'.repeat(100) },
      entitlements: Array.from({ length: 15 }, (_, at) => buildEntitlement({ code: `c${at}` })),
    })
    expect(bytes(homeView(buildCurrent({ contract }), herself, moment))).toBeLessThan(4096)
  })
})
