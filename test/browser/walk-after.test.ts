import type { BoardView, ExplainView } from '../../shared/indicators'
import type { AdverseSummary, ComplaintView } from '../../shared/visits/safety'
import { CENTRE, book, comingOf, signed, step, visitOf } from './walking-visits'
import { count, taps, walkInTown } from './walking'

jest.setTimeout(120_000)

const walk = walkInTown()
const NURSED = 'home-nursing.times'
const today = '2026-03-04'

let id: string

/** Done by the nurse at his door, without anything that shows she was there. */
beforeAll(async () => {
  const elder = await walk().as('zhao-defu')
  const nurse = await walk().as('nurse-zhang')
  id = (await comingOf(elder, elder.personId, 'rehabGuide')).id
  await signed(elder, id)
  for (const event of ['set-off', 'arrive', 'start']) await step(nurse, id, event)
})

async function nursed(): Promise<number> {
  const { tasks } = await (
    await walk().as('manager')
  ).get<BoardView>(`/api/indicators/board?${CENTRE}`)
  const figure = tasks.flatMap(({ figures }) => figures).find(({ code }) => code === NURSED)
  return figure?.value ?? Number.NaN
}

const adverseToday = async (): Promise<AdverseSummary> => {
  const query = `${CENTRE}&from=${today}&to=${today}`
  return (await walk().as('manager')).get<AdverseSummary>(`/api/visits/adverse/summary?${query}`)
}

test('a fall at the door is told by the nurse, reported and followed up by the office, and counted apart', async () => {
  const [figure, before] = [await nursed(), await adverseToday()]
  const nurse = await walk().phone('nurse-zhang', `staff/adverse/index?id=${id}`)
  await taps(nurse, '跌倒、坠床', '轻：观察就好')
  await nurse.type('发生了什么 在哪里、怎么发生的', '起身时滑了一下，坐在地上')
  await nurse.tap('上报')
  await nurse.says('请写当时怎么处理的')
  await nurse.type('当时怎么处理 止血、打 120、告诉了谁', '扶起，查看没有外伤')
  await nurse.tap('上报')
  await nurse.says('上报了，中心已经收到')
  expect(await adverseToday()).toMatchObject({
    ...{ all: before.all + 1 },
    byClass: { fall: before.byClass.fall + 1 },
    byHarm: { mild: before.byHarm.mild + 1 },
  })

  const office = await walk().phone('manager', 'office/adverse/index')
  await office.says('跌倒 · 轻度伤害')
  await office.says('起身时滑了一下，坐在地上')
  await office.says(/前上报$/)
  await taps(office, '跌倒 · 轻度伤害：记已上报', '县卫生健康局', '记下已上报')
  await office.says(/已报 县卫生健康局$/)
  await taps(office, '跌倒 · 轻度伤害：记处理结果', '老人已好转，无后遗', '记下结果')
  await office.says('不良事件都办完了。')
  await office.tap('办完的')
  await office.says(/^吴建华 .*：老人已好转，无后遗$/)
  expect(await nursed()).toBe(figure)
})

test('a visit nobody proved counts only when the office says so, and then the figure opens to it', async () => {
  const before = await nursed()
  const nurse = await walk().as('nurse-zhang')
  const record = { services: [], done: ['教了怎么下床'], findings: '会自己扶着走' }
  await step(nurse, id, 'finish', { ...record, wasteTakenBack: true })
  const elder = await walk().phone('zhao-defu', `pages/visit/index?id=${id}`)
  await elder.says('会自己扶着走')
  await step(await walk().as('zhao-defu'), id, 'confirm-done')
  expect(await nursed()).toBe(before)

  const office = await walk().phone('manager', 'office/queue/index?list=unproven')
  await office.tap(/^审核：赵德福/)
  await office.says('没有到场凭证，等您审核')
  await taps(office, '计入', '打电话问过老人，确实来过', '认定计入')
  await office.says(/^吴建华 ?审核：计入。打电话问过老人，确实来过$/)
  expect(await count(office, '没有到场凭证，等您审核')).toBe(0)
  expect(await nursed()).toBe(before + 1)

  const manager = await walk().as('manager')
  const path = `/api/indicators/${NURSED}/explain?${CENTRE}&limit=100`
  const { items } = await manager.get<ExplainView>(path)
  expect(items.filter(({ visitId }) => visitId === id)).toMatchObject([{ counts: 1 }])
  const explain = await walk().phone('manager', `office/explain/index?code=${NURSED}`)
  await explain.tap(/^看 赵\*福 .*的这次上门$/)
  await explain.says('会自己扶着走')
  const his = await walk().phone('zhao-defu', `pages/visit/index?id=${id}`)
  await his.says('已完成')
})

test('a complaint has a day by which it is answered, and not by the nurse it is about', async () => {
  const elder = await walk().phone('zhao-defu', `pages/visit/index?id=${id}`)
  await elder.tap('有意见，要投诉')
  await elder.type('什么事', '来晚了半个小时，也没有先打电话')
  await elder.tap('交给中心')
  await elder.says('中心收到了')
  await elder.says('3月11日 星期三 前给您答复。处理的不会是您说的那个人。')

  const asked = await walk().as('manager')
  const open = await asked.get<{ items: ComplaintView[] }>(`/api/visits/complaints?${CENTRE}`)
  const [complaint] = open.items
  expect(complaint).toMatchObject({ dueOn: '2026-03-11', visit: { id } })
  const nurse = await walk().as('nurse-zhang')
  const note = '没有的事'
  await expect(
    nurse.post(`/api/visits/complaints/${complaint?.id ?? ''}/close`, { note }),
  ).rejects.toThrow(/ → 40[34] /)

  const office = await walk().phone('manager', 'office/complaints/index')
  await office.says('来晚了半个小时，也没有先打电话')
  await office.says(/以前答复$/)
  await office.tap(/^答复 赵德福/)
  await office.type('答复 ', '护士路上车坏了，以后晚到会先打电话')
  await office.tap('答复')
  await office.says('没有等答复的投诉。')
  await office.tap('答复过的')
  await office.says(/^吴建华 .*答复：护士路上车坏了，以后晚到会先打电话$/)

  const his = await walk().phone('zhao-defu', `pages/visit/index?id=${id}`)
  await his.says('护士路上车坏了，以后晚到会先打电话')
  expect((await visitOf(nurse, id)).state).toBe('confirmed')
})

test('nobody at home: the nurse says so at the door, her way is paid, and the figure says why it stays', async () => {
  const before = await nursed()
  const elder = await walk().as('wang-xiulan')
  const nurse = await walk().as('nurse-zhang')
  const missed = (await comingOf(elder, elder.personId, 'vitalSigns')).id
  await signed(elder, missed)
  for (const event of ['set-off', 'arrive']) await step(nurse, missed, event)
  const door = await walk().phone('nurse-zhang', `staff/door/index?id=${missed}`)
  await taps(door, '没有人在家', '敲门没有人应', '就这样记下')

  const hers = await walk().phone('wang-xiulan', `pages/visit/index?id=${missed}`)
  await hers.says('没有见到人')
  await hers.says('原因：敲门没有人应')
  await hers.says(/要付 60 元/)
  expect(await nursed()).toBe(before)
  const office = await walk().phone('manager', `office/explain/index?code=${NURSED}`)
  await office.tap('没计入的')
  await office.tap(/^看 王\*兰 .*的这次上门$/)
  await office.says('没有人：敲门没有人应')
})

test('both sides say how it was, and what is heard two days later sends the next visit to the doctor first', async () => {
  const his = await walk().phone('zhao-defu', `pages/visit/index?id=${id}`)
  await taps(his, '评一评', /^5 颗星/, '交给中心')
  await his.says('您评了 5 颗星')
  const door = await walk().phone('nurse-zhang', `staff/door/index?id=${id}`)
  await taps(door, '评一评这家', /^4 颗星/, '记下')
  const { ratings } = await visitOf(await walk().as('manager'), id)
  expect(ratings).toMatchObject([
    { side: 'resident', stars: 5 },
    { side: 'staff', stars: 4 },
  ])

  await walk().wait(48 * 60)
  const calls = await walk().phone('nurse-zhang', 'staff/follow-ups/index')
  await taps(calls, /^记回访 赵德福/, '病情变了，下次先首诊', '情况平稳，没有不舒服', '记下')
  expect(await count(calls, /^赵德福/)).toBe(0)
  const elder = await walk().as('zhao-defu')
  const wanted = { elderId: elder.personId, code: 'vitalSigns', day: '2026-03-09', time: '10:00' }
  const next = await book(elder, wanted)
  const again = await walk().phone('zhao-defu', `pages/visit/index?id=${next.id}`)
  await again.says('等医生首诊')
})
