import { homesOf } from '../../../miniprogram/kit/homes'
import { contractPageView, historyCards } from '../../../miniprogram/pages/contract/view'
import { closedView, homeView, offerCard } from '../../../miniprogram/pages/home/view'
import { peopleChoices } from '../../../miniprogram/pages/people/view'
import { failureLines } from '../../../miniprogram/pages/settings/view'
import { buildContract, buildCurrent, buildEntitlement, buildSession } from '../support/build'
import { newPhone } from '../support/phone'

const today = '2026-03-04'
const moment = { today, now: new Date('2026-03-04T10:00:00+08:00'), time: '10:00' }
const bytes = (value: unknown) => Buffer.byteLength(JSON.stringify(value))

describe('the home page', () => {
  it('greets an elder with the day, its weekday and its lunar day', () => {
    const { title, date } = homeView(buildCurrent(), true, moment)
    expect([title, date]).toEqual(['上午好', '3月4日 星期三 正月十六'])
  })

  it('says whose page it is to a relative', () => {
    expect(homeView(buildCurrent(), false, moment).title).toBe('王秀兰 82 岁')
  })

  it('shows the contract as a tile only when there is one, or one is asked for', () => {
    const tiles = (current: Parameters<typeof homeView>[0]) =>
      homeView(current, true, moment).tiles.map(({ id }) => id)
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
    const { visit, tiles } = homeView(buildCurrent({ nextVisit }), true, moment)
    expect(visit).toEqual({
      id: 'v1',
      day: '明天 3月5日',
      title: '下午\u00a02:00 更换尿管',
      says: '张晓雨 主管护师 · 已接单',
    })
    expect(tiles[1]?.says).toBe('明天 下午\u00a02:00')
    expect(homeView(buildCurrent(), true, moment)).toMatchObject({ visit: null, offer: null })
  })

  it('says what came free for who waits, how long it is kept, and when it was let pass', () => {
    const offered = {
      ...{ visitId: 'v9', name: '换造口袋', day: '2026-03-11', time: '09:00' },
      until: '2026-03-04T02:28:00.000Z',
    }
    const { offer } = homeView(buildCurrent({ offered }), true, moment)
    expect(offer).toEqual({
      ...{ visitId: 'v9', tag: '空出来一个时间', over: false },
      title: '3月11日 星期三 上午\u00a09:00 换造口袋',
      says: '还给您留 28 分钟，到 上午\u00a010:28',
    })
    const late = offerCard(offered, today, new Date('2026-03-04T10:28:00+08:00'))
    expect(late).toMatchObject({ tag: '没有留住', over: true })
    expect(late.says).toContain('已经让给下一位了')
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
      true,
      moment,
    )
    expect(promises.map(({ code }) => code)).toEqual(['behind', 'fine', 'other'])
    expect(more).toBe('看全部 4 项')
  })

  it('says when the last service was', () => {
    const recent = [
      { lineId: 'l', kind: 'home-visit' as const, day: '2026-03-03', by: '张', place: '家中' },
    ]
    expect(homeView(buildCurrent({ recent }), true, moment).tiles.at(-1)?.says).toBe(
      '昨天 上门巡诊',
    )
  })

  it('stays within a first screen of 16 kB with long names and many promises', () => {
    const contract = buildContract({
      team: { ...buildContract().team, name: '阿'.repeat(20), centre: '中'.repeat(100) },
      entitlements: Array.from({ length: 15 }, (_, at) => buildEntitlement({ code: `c${at}` })),
    })
    expect(bytes(homeView(buildCurrent({ contract }), true, moment))).toBeLessThan(4096)
  })
})

describe('the contract page', () => {
  it.each([
    ['requested', 'withdraw'],
    ['drafted', 'confirm'],
  ] as const)('of a contract that is %s lets the resident %s', (status, doing) => {
    const pending = buildContract({ status, standing: 'waiting' })
    expect(contractPageView(buildCurrent({ pending }), today)).toMatchObject({
      doing,
      contract: null,
    })
  })

  it('lists what was before without what is shown above', () => {
    const contract = buildContract()
    const before = buildContract({ id: 'b', standing: 'ended' })
    const view = contractPageView(buildCurrent({ contract }), today)
    expect(view.contract?.id).toBe(contract.id)
    expect(historyCards([contract, before], view, today).map(({ id }) => id)).toEqual(['b'])
  })

  it('counts a returned request as history', () => {
    const pending = buildContract({ status: 'returned', standing: 'ended' })
    const view = contractPageView(buildCurrent({ pending }), today)
    expect([view.pending, view.doing]).toEqual([null, ''])
    expect(historyCards([pending], view, today)).toHaveLength(1)
  })

  it('stays within 16 kB with 15 promises, and 4 kB for 5 contracts before', () => {
    const entitlements = Array.from({ length: 15 }, (_, at) => buildEntitlement({ code: `c${at}` }))
    const view = contractPageView(
      buildCurrent({ contract: buildContract({ entitlements }) }),
      today,
    )
    const all = Array.from({ length: 5 }, (_, at) =>
      buildContract({ id: `h${at}`, standing: 'ended' }),
    )
    expect(bytes(view)).toBeLessThan(16_384)
    expect(bytes(historyCards(all, view, today))).toBeLessThan(4096)
  })
})

describe('where somebody begins', () => {
  const role = (name: 'doctor' | 'desk' | 'manager' | 'institution') =>
    ({ role: name, orgId: 'o', orgName: '桃源中心' }) as const

  it.each([
    [
      'an elder',
      buildSession({ person: { id: 'e', name: '王', resident: true } }),
      ['/pages/home/index'],
    ],
    ['a doctor', buildSession({ roles: [role('doctor')] }), ['/staff/today/index']],
    ['the desk', buildSession({ roles: [role('desk')] }), ['/staff/today/index']],
    ['a manager', buildSession({ roles: [role('manager')] }), ['/office/board/index']],
    ['an institution', buildSession({ roles: [role('institution')] }), []],
    ['a stranger', buildSession(), []],
  ])('%s', (_, who, urls) => {
    expect(homesOf(who).map(({ url }) => url)).toEqual(urls)
  })

  it('is asked when there are several places', () => {
    const nurseAndDaughter = buildSession({
      roles: [role('doctor')],
      actsFor: [{ elderId: 'e1', name: '王秀兰', relation: '母亲' }],
    })
    expect(homesOf(nurseAndDaughter)).toHaveLength(2)
  })
})

describe('switching the person', () => {
  it('offers oneself first and relatives as one calls them', () => {
    newPhone()
    const who = buildSession({
      person: { id: 'e1', name: '赵德福', resident: true },
      actsFor: [{ elderId: 'e2', name: '王秀兰', relation: '配偶' }],
    })
    expect(peopleChoices(who).map(({ title, says }) => `${title} ${says}`)).toEqual([
      '为本人办理 赵德福',
      '为老伴办理 王秀兰',
    ])
  })
})

describe('what went wrong lately', () => {
  it('is told with the time in China and the number of the request', () => {
    expect(
      failureLines([{ at: '2026-03-04T02:05:00.000Z', code: 'server', requestId: 'q-1' }]),
    ).toEqual(['3月4日 上午 10:05 server · q-1'])
  })
})
