import { samplePhones } from '../support/sample-phones'

describe('a page drawn from its template', () => {
  const openPhone = samplePhones()

  it('shows data, lists, conditions, imported and included templates', async () => {
    const phone = await openPhone()
    expect(phone.text('#title')).toBe('邻里 1')
    expect(phone.text('#branch')).toBe('少')
    const rows = [...phone.document.querySelectorAll('.row')].map((row) => row.textContent)
    expect(rows).toEqual(['0 王奶奶', '1 李爷爷'])
    expect(phone.text('.person')).toBe('王奶奶（80）')
    expect(phone.text('#foot')).toBe('共 2 人')
    expect(phone.phone.errors).toEqual([])
  })

  it('follows its data', async () => {
    const phone = await openPhone()
    phone.page().setData({ count: 5, 'people[1].name': '赵爷爷', title: '新' })
    expect(phone.text('#title')).toBe('新 5')
    expect(phone.text('#branch')).toBe('多')
    expect(phone.find('#title').className).toContain('many')
    expect([...phone.document.querySelectorAll('.row')][1]?.textContent).toBe('1 赵爷爷')
  })

  it('computes with wxs, inline, required and with its own constructor and regular expressions', async () => {
    const phone = await openPhone()
    expect(phone.text('#wxs')).toBe('many one true false 2024 5 2')
  })

  it('gives inline styles the units of the phone, and styles set by wxs stay', async () => {
    const phone = await openPhone()
    expect(phone.find('#title').getAttribute('style')).toContain('calc(var(--rpx) * 20)')
    phone.page().setData({ count: 3 })
    expect(phone.find('#mover').getAttribute('style')).toContain('opacity:0.5')
    phone.page().setData({ count: 1 })
    expect(phone.find('#mover').getAttribute('style')).toContain('opacity:1')
  })

  it('gives names to those who cannot see', async () => {
    const phone = await openPhone()
    expect(phone.find('#add').getAttribute('aria-label')).toBe('加二')
  })

  it('hides any tag, a component too', async () => {
    const phone = await openPhone()
    expect(phone.find('#card').hidden).toBe(false)
    phone.page().setData({ count: 9 })
    expect(phone.find('#card').hidden).toBe(true)
  })

  it('binds a field both ways', async () => {
    const phone = await openPhone()
    const field = phone.find('#field input') as HTMLInputElement
    expect(field.value).toBe('初')
    field.value = '终'
    field.dispatchEvent(new phone.window.Event('input', { bubbles: true }))
    await phone.settle()
    expect(phone.text('#typed')).toBe('终')
  })

  it('reports a tag that nobody knows', async () => {
    const phone = await openPhone('pages/detail/index?id=1')
    expect(phone.phone.unknown).toEqual([
      { kind: 'unknown-tag', detail: '<unknown-thing> in pages/detail/index' },
    ])
    expect(phone.complaints.join()).toContain('unknown-thing')
  })

  it('hides the browser from the package', async () => {
    const phone = await openPhone()
    const app = phone.phone.host.getApp() as { globalData: { hidden: string } }
    expect(app.globalData.hidden).toBe('undefined'.repeat(4))
  })
})
