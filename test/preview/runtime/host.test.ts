import { notesOf, samplePhones } from '../support/sample-phones'

describe('what the host keeps and tells', () => {
  const openPhone = samplePhones()

  it('counts data and requests by opened page and by tap', async () => {
    const phone = await openPhone('pages/list/index')
    const { metrics, host } = phone.phone
    host.countRequest('GET', 'https://api.sample.test/v1/rows')
    const [opened] = metrics.interactions
    expect(opened).toMatchObject({ kind: 'open', page: 'pages/list/index' })
    const sum = metrics.sum(opened ?? metrics.current())
    expect(sum).toMatchObject({ calls: 1, requests: 1 })
    expect(sum.bytes).toBe(JSON.stringify({ rows: phone.page().data.rows }).length + 2 * 60)
  })

  it('begins anew with every tap and marks the tap that leaves', async () => {
    const phone = await openPhone()
    const { metrics } = phone.phone
    await phone.tap('#add')
    expect(metrics.current()).toMatchObject({ kind: 'tap', target: '加二', left: false })
    expect(metrics.sum(metrics.current())).toEqual({
      calls: 1,
      bytes: '{"count":3}'.length,
      requests: 0,
    })
    await phone.tap('#go')
    const kinds = metrics.interactions.map(({ kind, left }) => `${kind} ${String(left)}`)
    expect(kinds).toEqual(['open false', 'tap false', 'tap true', 'open false'])
  })

  it('maps the address of the API, and only that, to its own', async () => {
    const { phone } = await openPhone()
    const map = (url: string) => phone.host.mapUrl(url)
    expect(map('https://api.sample.test/v1/me?x=1')).toBe('http://phone.test/v1/me?x=1')
    expect(map('wss://api.sample.test/live')).toBe('ws://phone.test/live')
    expect(map('https://api.sample.test.evil.test/v1')).toBe('https://api.sample.test.evil.test/v1')
    expect(map('https://elsewhere.test/')).toBe('https://elsewhere.test/')
  })

  it('finds the files of the package, from the page or from the root', async () => {
    const { phone } = await openPhone()
    const served = phone.host.assetUrl('/assets/dot.png')
    expect(served).toMatch(/^\/preview-assets\/[0-9a-f]{12}\.png$/)
    expect(phone.host.assetUrl('../../assets/dot.png')).toBe(served)
    expect(phone.host.assetUrl('data:,a')).toBe('data:,a')
  })

  it('keeps the phones of two people apart', async () => {
    const elder = await openPhone('', { as: 'elder' })
    const nurse = await openPhone('', { as: 'nurse' })
    expect(elder.phone.host.storagePrefix).not.toBe(nurse.phone.host.storagePrefix)
  })

  it('changes the text size on an open page, which then shows again', async () => {
    const phone = await openPhone()
    notesOf(phone)
    phone.phone.setFontScale(1.5)
    expect(phone.phone.host.fontScale()).toBe(1.5)
    expect(notesOf(phone)).toEqual(['home show', 'card page show'])
  })

  it('tells page and components of a new size', async () => {
    const phone = await openPhone()
    notesOf(phone)
    const { frame } = phone.phone.host
    frame.getBoundingClientRect = () => ({ width: 414, height: 900 }) as DOMRect
    phone.window.dispatchEvent(new phone.window.Event('resize'))
    expect(notesOf(phone)).toEqual(['home resize 414', 'card page resize'])
  })

  it('leaves room for its bars', async () => {
    const phone = await openPhone()
    expect(phone.phone.host.viewport()).toMatchObject({
      windowWidth: 375,
      windowHeight: 812 - 44 - 50,
    })
    await phone.phone.router.navigateTo('/pages/scroll/index')
    expect(phone.phone.host.viewport()).toMatchObject({ windowHeight: 812 })
  })

  it('answers selector queries with the next frame', async () => {
    const phone = await openPhone()
    const query = phone.phone.host.createSelectorQuery()
    const row = query.selectAll('.row') as { fields(fields: object): void }
    row.fields({ id: true, dataset: true, size: true })
    const answers = await new Promise<unknown[]>((done) => query.exec(done))
    expect(answers).toEqual([
      [
        { id: '', dataset: { id: 'a' }, width: 0, height: 0 },
        { id: '', dataset: { id: 'b' }, width: 0, height: 0 },
      ],
    ])
  })

  it('pulls down and lets go', async () => {
    const phone = await openPhone()
    notesOf(phone)
    phone.phone.host.currentPage()?.startPullDown()
    expect(notesOf(phone)).toEqual(['home pull'])
    expect(phone.find('.host-pull').style.height).toBe('50px')
    phone.phone.host.currentPage()?.stopPullDown()
    expect(phone.find('.host-pull').style.height).toBe('0px')
  })
})
