import type { Instance } from '../support/jsdom-phone'
import { notesOf, samplePhones } from '../support/sample-phones'

describe('components of the package', () => {
  const openPhone = samplePhones()

  it('take slots, properties and external classes', async () => {
    const phone = await openPhone()
    expect(phone.text('#card')).toBe('头卡片1身开')
    const label = phone.find('#card [id$=label]')
    expect(label.className.split(' ')).toEqual(expect.arrayContaining(['leak', 'loud']))
  })

  it('keep the classes of a page out, and their own in', async () => {
    const phone = await openPhone()
    const inner = phone.find('#card > wx-view')
    expect(inner.className).toMatch(/^card-\w{4}--card card-\w{4}--leak$/)
    expect(phone.find('#card').getAttribute('wx-host')).toMatch(/^card-\w{4}$/)
  })

  it('live in order: made, attached, ready, and hear of the page', async () => {
    const phone = await openPhone()
    const notes = notesOf(phone)
    const mine = notes.filter((note) => note.startsWith('card') || note.startsWith('tone'))
    expect(mine).toEqual([
      'card created',
      'tone 0>1',
      'card attached',
      'card page show',
      'card ready',
    ])
    expect(notes.indexOf('card ready')).toBeLessThan(notes.indexOf('home ready'))
    phone.page().setData({ count: 4 })
    expect(notesOf(phone)).toEqual(['tone 1>4'])
  })

  it('tell their page of events', async () => {
    const phone = await openPhone()
    notesOf(phone)
    await phone.tap('#card wx-button')
    expect(notesOf(phone)).toEqual(['open 卡片 open'])
  })

  it('find each other by relations, later ones too', async () => {
    const phone = await openPhone()
    expect(notesOf(phone)).toContain('linked 甲')
    const select = phone.page().selectComponent as (selector: string) => Instance
    const names = () =>
      (select.call(phone.page(), '#group').names as () => string[]).call(
        select.call(phone.page(), '#group'),
      )
    expect(names()).toEqual(['甲'])
    ;(phone.page().grow as () => void).call(phone.page())
    expect(names()).toEqual(['甲', '乙', '丙'])
  })

  it('export what they choose to', async () => {
    const phone = await openPhone()
    const select = phone.page().selectComponent as (selector: string) => unknown
    const group = select.call(phone.page(), '#group') as Instance
    expect(group.data).toBeDefined()
    const member = phone.find('member') as HTMLElement & {
      __wxElement: { getMethodCaller(): { _$export(): unknown } }
    }
    expect(member.__wxElement.getMethodCaller()._$export()).toEqual({ told: '甲' })
  })

  it('leave no box when their host is virtual', async () => {
    const phone = await openPhone()
    expect(phone.document.querySelector('veil')).toBeNull()
    expect(phone.text('#veiled')).toBe('透')
  })

  it('take part in a form by name, from npm as well', async () => {
    const phone = await openPhone('pages/forms/index')
    await phone.tap('#send')
    expect(phone.page().sent).toEqual({ who: '王', times: '3' })
  })

  it('that fail while they load are reported and leave the page standing', async () => {
    const phone = await openPhone('pages/broken/index')
    expect(phone.phone.errors[0]).toContain('components/broken/index.js')
    expect(phone.phone.errors[0]).toContain('not today')
    expect(phone.text('#standing')).toBe('还在')
  })

  it('that want shared styles by an option are told to say so in JSON', async () => {
    const phone = await openPhone('pages/broken/index')
    expect(phone.phone.unknown).toContainEqual({
      kind: 'unsupported',
      detail: 'components/sharing/index: styleIsolation "shared" belongs into the JSON file',
    })
  })

  it('from npm work unchanged', async () => {
    const phone = await openPhone('pages/vant/index')
    await phone.tap('#ok wx-button')
    expect(phone.page().data.clicks).toBe(1)
    await phone.tap('#check .van-checkbox__icon-wrap')
    expect(phone.page().data.agreed).toBe(true)
    await phone.tap('#switch wx-view')
    expect(phone.page().data.on).toBe(true)
    await phone.tap('#stepper .van-stepper__plus')
    expect(phone.page().data.steps).toBe(2)
    expect(phone.phone.errors).toEqual([])
    expect(phone.phone.unknown).toEqual([])
  })
})
