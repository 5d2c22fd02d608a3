import type { CallBackView } from '../../shared/visits/booking'
import { CENTRE, step, visitOf } from './walking-visits'
import { noEmergency, taps, walkInTown } from './walking'
import type { TownPhone } from './phone'

jest.setTimeout(120_000)

const walk = walkInTown()

/** A picture of one dot, by its colour: the same picture twice is one. */
const picture = (colour: string) => ({
  name: '照片.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    `iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42m${colour}AAAABJRU5ErkJggg==`,
    'base64',
  ),
})
const record = picture('P8z8BQDwAEhQGAhKmMIQ')
const orderSheet = picture('Nk+M9QDwADhgGAWjR9aw')

/** No sign of an emergency, then the first time there is. */
async function firstTime(phone: TownPhone): Promise<void> {
  const time = phone.button(/^[上下]午 \d/).first()
  await time.click()
  await phone.tapped()
}

test('of what a daughter photographed the doctor chooses the order, and with his word and his order the nurse goes', async () => {
  const daughter = await walk().phone('chen-min', 'pages/service/index?code=oxygen')
  await daughter.says(/^要有医生的医嘱/)
  for (const [at, photo] of [record, orderSheet].entries()) {
    await daughter.button('拍病历或医嘱单').click()
    await daughter.page.locator('.prompt-file').setInputFiles(photo)
    await daughter.says(`已经拍好 ${at + 1} 张`)
  }
  await taps(daughter, '选个时间', ...noEmergency)
  await firstTime(daughter)
  await taps(daughter, '就这个时间', '确认预约', '看这次预约')
  await daughter.says('等医生首诊')
  const { id } = await daughter.data<{ id: string }>()

  const doctor = await walk().phone('doctor-zhang', 'staff/consults/index')
  await doctor.tap(/^首诊 李桂英.*氧气吸入/)
  await doctor.button('看 照片 2').click()
  const photo = doctor.page.locator('.host-overlay img')
  await photo.waitFor()
  expect(await photo.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(1)
  await doctor.tap('关闭')
  await taps(doctor, '看病历资料', /^合适/)
  await doctor.type('看到了什么 病情、管路、在吃的药、家里条件', '慢阻肺稳定期，家里有制氧机')
  await taps(doctor, '记下首诊', '开医嘱')
  await doctor.type('医嘱 做什么、怎么做、多久一次', '低流量吸氧，每天两小时')
  await taps(doctor, '外院的医嘱', '记下医嘱')
  await doctor.says('请选外院医嘱是哪一张照片')
  await taps(doctor, '用 照片 2', '记下医嘱', '派护士去')

  const seen = await visitOf(await walk().as('doctor-zhang'), id)
  const { consultation, order, state, staff, files } = seen
  expect(state).toBe('offered')
  expect(consultation).toMatchObject({ way: 'records', findings: '慢阻肺稳定期，家里有制氧机' })
  const from = { from: 'other-institution', fileId: files[1]?.id }
  expect(order).toMatchObject({ text: '低流量吸氧，每天两小时', ...from })
  const [member] = staff
  const manager = await walk().phone('manager', `office/visit/index?id=${id}`)
  await manager.says(/^低流量吸氧，每天两小时（外院，张静怡/)
  await manager.says('已派单，等接')
  await step(await walk().as('front-desk'), id, 'accept')

  const mother = await walk().phone('li-guiying', `pages/visit/index?id=${id}`)
  await mother.says('已接单')
  await mother.says(`${member?.name ?? '?'}会按时来。`)
  await mother.tap('谁办过什么')
  await mother.says('开了医嘱')
})

/** Books for a caller, from the question of what is wanted to the number that is read out. */
async function bookOnPhone(desk: TownPhone, service: RegExp): Promise<string> {
  await askOnPhone(desk, service)
  return bookFirst(desk)
}

/** What is wanted, and no sign of an emergency. */
async function askOnPhone(desk: TownPhone, service: RegExp): Promise<void> {
  await desk.tap(service)
  const no = desk.button(/没有$/)
  for (let at = 0; at < 6; at += 1) await no.nth(at).click()
  await desk.tap('都问了')
}

async function bookFirst(desk: TownPhone): Promise<string> {
  await firstTime(desk)
  await desk.tap('就约这个时间')
  await desk.says('约好了，请念给老人听')
  const { booked } = await desk.data<{ booked: { id: string } }>()
  return booked.id
}

test('what the desk books for a caller stands on her phone with how it was asked for', async () => {
  const { personId } = await walk().as('wang-xiulan')
  const called = `elderId=${personId}&name=${encodeURIComponent('王秀兰')}`
  const desk = await walk().phone('front-desk', `staff/book-for/index?${called}`)
  const id = await bookOnPhone(desk, /^门诊预约/)
  await desk.tap('看这次预约')
  await desk.says('王秀兰 73 岁')
  await desk.says('约好了')

  const elder = await walk().phone('wang-xiulan', `pages/visit/index?id=${id}`)
  await elder.says('约好了')
  await elder.says('由 周敏 电话代约')
  const { trail, number } = await visitOf(await walk().as('front-desk'), id)
  await elder.says(number)
  expect(trail.at(0)).toMatchObject({ event: 'confirm', act: { channel: 'phone' } })
})

test('who asked to be called is called until reached, booked for from the list, and waits no longer', async () => {
  const daughter = await walk().phone('chen-min', 'pages/service/index?code=portCare')
  await taps(daughter, '选个时间', ...noEmergency)
  await daughter.tap('请社区给我回电话')
  await daughter.says(/^好的，最晚今天 .*前给您打电话$/)

  const desk = await walk().phone('front-desk', 'office/call-backs/index')
  await desk.says(/^陈敏 .*请我们打/)
  await desk.tap('李桂英：没有打通')
  await desk.says(/^上次没打通：周敏 /)
  await desk.tap('帮 李桂英 约时间')
  const id = await bookOnPhone(desk, /^门诊预约/)
  await desk.says('要回的这个电话，也记成“约好了”。')
  await desk.tap('办完了')
  await desk.says('都打过了。')

  const elder = await walk().phone('li-guiying', `pages/visit/index?id=${id}`)
  await elder.says('由 周敏 电话代约')
  const list = await (
    await walk().as('front-desk')
  ).get<{ items: CallBackView[] }>(`/api/visits/call-backs?${CENTRE}`)
  expect(list.items).toMatchObject([{ outcome: 'booked', doneByName: '周敏' }])
})

test('who waits to be called and calls herself is booked for, and waits no longer', async () => {
  const mother = await walk().as('wang-xiulan')
  const { personId: elderId } = mother
  await mother.post('/api/visits/call-backs', { elderId, words: '想看看医生' })

  const called = `elderId=${elderId}&name=${encodeURIComponent('王秀兰')}`
  const desk = await walk().phone('front-desk', `staff/book-for/index?${called}`)
  await askOnPhone(desk, /^门诊预约/)
  await desk.says('王秀兰 在等我们回电话')
  await desk.says('“想看看医生”')
  await desk.tap('约好了，这个电话也算回过了')
  await bookFirst(desk)
  await desk.says('要回的这个电话，也记成“约好了”。')
  const waiting = `/api/visits/call-backs?elderId=${elderId}`
  const front = await walk().as('front-desk')
  expect(await front.get(waiting)).toEqual({ items: [] })
})
