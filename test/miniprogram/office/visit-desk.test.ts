import { listOf, listWords, pageFor } from '../../../miniprogram/office/queue/words'
import { fenOf, visitLine, waitingLine, whenWords } from '../../../miniprogram/office/visit-words'
import {
  arrivalFacts,
  beforeFacts,
  marksOf,
  waitsForReview,
} from '../../../miniprogram/office/visit/facts'
import { trailLines } from '../../../miniprogram/office/visit/trail'
import { deskGroups } from '../../../miniprogram/office/visits/cards'
import type { DeskView } from '../../../shared/visits/desk'
import type { VisitCard, VisitView } from '../../../shared/visits/view'
import { visitLists } from '../../../shared/visits/view'

const TODAY = '2026-03-04'
const NOW = '2026-03-04T02:00:00.000Z'

const card: VisitCard = {
  ...{
    id: 'v',
    number: 'RTNMWW66',
    kind: 'home-nursing',
    code: 'vitalSigns',
    name: '生命体征监测',
  },
  ...{ state: 'consulted', day: '2026-03-05', time: '10:00', to: '11:00', version: 3 },
  elder: { id: 'e', name: '王秀兰', age: 73 },
  staff: [{ id: 'n', name: '李婷', title: '主管护师' }],
}
const view: VisitView = {
  ...card,
  bill: { priceVersion: '2026.1', lines: [], total: 0, payer: 'self' },
  needs: { order: true, relative: false, twoPeople: false, firstConsultation: true },
  ...{ ratings: [], files: [], trail: [], may: [], lineIds: [] },
}

describe('a visit as a row', () => {
  it('says when, for whom, who comes, and where it stands', () => {
    expect(visitLine(card, TODAY)).toMatchObject({
      when: '明天 3月5日 上午 10:00 到 11:00',
      ...{ elder: '王秀兰 73 岁', staff: '李婷 主管护师', state: '等派单', tone: 'tag-warm' },
    })
    expect(whenWords({ ...card, day: '2026-03-09' }, TODAY)).toMatch(/^3月9日 星期一/)
  })

  it('says that nobody is known yet, who asked, and what is missing', () => {
    const askedBy = { name: '陈敏', relation: '女儿' }
    const line = visitLine({ ...card, staff: [], askedBy, unproven: true }, TODAY)
    expect(line).toMatchObject({ staff: '还没有安排人', agent: '由 女儿 陈敏 代办' })
    expect(line.marks).toEqual(['没有到场凭证'])
    const byPhone = { name: '周敏', channel: 'phone' as const }
    expect(visitLine({ ...card, askedBy: byPhone }, TODAY).agent).toBe('由 周敏 电话代约')
  })

  it('that waits says when its time has come and nobody goes', () => {
    const marks = (now: string, change: Partial<VisitCard> = {}) =>
      waitingLine({ ...card, ...change }, card.day, now).marks
    expect([marks('09:59'), marks('10:00')]).toEqual([[], ['时间已经过了']])
    expect(marks('10:00', { state: 'accepted' })).toEqual([])
  })

  it.each([
    ['home-nursing', 'requested', '等首诊'],
    ['door-service', 'requested', '等接单'],
    ['clinic', 'accepted', '约好了'],
  ] as const)('a %s that is %s: %s', (kind, state, says) =>
    expect(visitLine({ ...card, kind, state }, TODAY).state).toBe(says),
  )

  it.each([
    ['60', 6000],
    ['12.5', 1250],
    [' 0.05 ', 5],
    ['1.234', undefined],
    ['-3', undefined],
    ['', undefined],
  ])('%j yuan are %s fen', (typed, fen) => expect(fenOf(typed)).toBe(fen))
})

describe('the way to what waits', () => {
  const nothing: DeskView = {
    lists: Object.fromEntries(visitLists.map((list) => [list, 0])) as DeskView['lists'],
    ...{ callBacks: { open: 0, overdue: 0 }, waiting: 0, alarms: 0, redFlags: 0 },
    ...{ adverse: { open: 0, overdue: 0 }, complaints: { open: 0, overdue: 0 } },
    credentials: { nurses: 4, failing: 0, lapsed: 0, coversLacking: 0 },
  }
  const cardOf = (desk: Partial<DeskView>, title: string) =>
    deskGroups({ ...nothing, ...desk })
      .flatMap(({ cards }) => cards)
      .find((each) => each.title === title)

  it('says that nothing waits', () => {
    expect(cardOf({}, '报警')).toMatchObject({ count: '没有', tone: '' })
    expect(cardOf({}, '资质和保险')).toMatchObject({ says: '4 位护士都在期', tone: '' })
  })

  it('is red for an alarm and for what is overdue, and says so', () => {
    expect(cardOf({ alarms: 1 }, '报警')).toMatchObject({ count: '1', tone: 'red' })
    expect(cardOf({ callBacks: { open: 3, overdue: 0 } }, '要回的电话')).toMatchObject({
      tone: 'warm',
    })
    expect(cardOf({ callBacks: { open: 3, overdue: 2 } }, '要回的电话')).toMatchObject({
      ...{ count: '3', says: '2 件已过时限', tone: 'red' },
    })
  })

  it('is red for an emergency, and for a visit soon to begin that nobody will come to', () => {
    expect(cardOf({}, '急症情况')).toMatchObject({ count: '没有', tone: '' })
    expect(cardOf({ redFlags: 2 }, '急症情况')).toMatchObject({
      ...{ page: 'red-flags/index', count: '2', tone: 'red', says: '马上打电话问' },
    })
    const lists = { ...nothing.lists, unanswered: 1 }
    const card = { page: 'queue/index?list=unanswered', count: '1', tone: 'red' }
    expect(cardOf({ lists }, '没人接的')).toMatchObject(card)
  })

  it('tells a nurse who cannot be sent from one whose certificate ran out', () => {
    const credentials = { nurses: 4, failing: 1, lapsed: 2, coversLacking: 1 }
    expect(cardOf({ credentials }, '资质和保险')?.says).toBe(
      '1 种保险不在期，1 位护士现在不能派，2 位有证过期',
    )
  })

  it('knows every list by name, and has words for each', () => {
    expect(visitLists.map(listOf)).toEqual([...visitLists])
    expect(listOf('nonsense')).toBe('unassigned')
    expect(Object.values(listWords).every(({ empty }) => empty.length > 10)).toBe(true)
    const none = Object.values(listWords).map((words) => words.none)
    expect(new Set(none).size).toBe(visitLists.length)
    expect(pageFor('to-reassign', 'v')).toBe('/office/assign/index?id=v')
    expect(pageFor('unanswered', 'v')).toBe('/office/assign/index?id=v')
    expect(pageFor('unproven', 'v')).toBe('/office/visit/index?id=v')
  })
})

describe('one visit', () => {
  it('says what was decided of one without proof, in place of what is missing', () => {
    const arrival = { at: NOW, proven: false }
    const review = { counted: false, why: '问不到', byName: '吴建华', at: NOW }
    const unproven = { ...view, unproven: true as const, arrival }
    const line = visitLine(unproven, TODAY)
    expect(marksOf(unproven, line).marks).toEqual(['没有到场凭证'])
    const decided = { ...unproven, arrival: { ...arrival, review } }
    expect(marksOf(decided, line).marks).toEqual(['审核：不计入'])
    const counted = { ...arrival, review: { ...review, counted: true } }
    expect(marksOf({ ...unproven, arrival: counted }, line).marks).toEqual(['审核：计入'])
  })

  it('says what is missing before somebody sets off', () => {
    expect(beforeFacts(view).map(({ label, tone }) => `${label} ${tone}`)).toEqual([
      ...['首诊 warm', '医嘱 warm', '同意书 warm'],
    ])
    expect(
      beforeFacts({
        ...view,
        kind: 'clinic',
        needs: { ...view.needs, order: false, firstConsultation: false },
      }),
    ).toEqual([])
  })

  it('says how far from the door somebody was, and what is not known', () => {
    const at = NOW
    expect(arrivalFacts(undefined, TODAY)).toEqual([])
    const far = arrivalFacts({ at, metres: 812, way: 'door-card', proven: false }, TODAY)
    expect(far.map(({ says, tone }) => [says, tone])).toEqual([
      ['今天 3月4日 上午 10:00', ''],
      ['812 米', 'warm'],
      ['扫了门牌卡', ''],
      ['不够，等审核', 'warm'],
    ])
    expect(arrivalFacts({ at, proven: false }, TODAY)[1]?.says).toContain('没有定位')
  })

  it('waits for a reviewer once', () => {
    const unproven: VisitView = {
      ...{ ...view, state: 'done', unproven: true },
      arrival: { at: NOW, proven: false },
    }
    const review = { counted: false, why: '没有来过', byName: '吴建华', at: NOW }
    expect(waitsForReview(unproven)).toBe(true)
    expect(waitsForReview({ ...unproven, state: 'started' })).toBe(false)
    const reviewed = { ...unproven, arrival: { at: NOW, proven: false, review } }
    expect(waitsForReview(reviewed)).toBe(false)
    expect(arrivalFacts(reviewed.arrival, TODAY).at(-1)?.says).toBe('吴建华 审核：不计入。没有来过')
  })

  it('tells what happened, the last first, and on whose behalf', () => {
    const act = { byId: 'd', byName: '陈敏', channel: 'mini-program' as const, at: NOW }
    const trail: VisitView['trail'] = [
      { event: 'confirm', state: 'requested', act, relation: '女儿' },
      { event: 'reassign', state: 'requested', act, note: '李婷 改为 白静' },
    ]
    expect(trailLines({ trail }, TODAY)).toMatchObject([
      { what: '换人：李婷 改为 白静' },
      { what: '确认了时间', who: '女儿 陈敏 · 今天 3月4日 上午 10:00' },
    ])
  })
})
