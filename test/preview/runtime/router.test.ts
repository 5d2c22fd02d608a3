import { notesOf, samplePhones } from '../support/sample-phones'

describe('moving between pages', () => {
  const openPhone = samplePhones()

  it('starts at the entry page, app first', async () => {
    const phone = await openPhone()
    const notes = notesOf(phone).filter((note) => /^(app|home)/.test(note))
    expect(notes).toEqual([
      'app launch pages/home/index',
      'app show',
      'home load {}',
      'home show',
      'home ready',
    ])
  })

  it('starts at any page with its query, as written', async () => {
    const phone = await openPhone('pages/detail/index?id=7&name=%E5%A6%88')
    expect(phone.text('#who')).toBe('7妈')
  })

  it('opens a page above another and comes back to it as it was', async () => {
    const phone = await openPhone()
    phone.page().setData({ title: '留着' })
    notesOf(phone)
    await phone.tap('#go')
    expect(phone.phone.route()).toBe('pages/detail/index')
    expect(notesOf(phone)).toContain('home hide')
    await phone.tap('#back')
    expect(phone.phone.route()).toBe('pages/home/index')
    expect(phone.text('#title')).toContain('留着')
    expect(notesOf(phone)).toEqual(['detail unload', 'home show', 'card page show'])
  })

  it('lets a page that was left draw on without a word, as WeChat does', async () => {
    const phone = await openPhone()
    const left = phone.page()
    await phone.phone.router.reLaunch('/pages/detail/index?id=1')
    expect(() => left.setData({ people: [{ id: 9, name: '新来的' }], count: 9 })).not.toThrow()
    expect(phone.phone.errors).toEqual([])
    expect(phone.text('#who')).toBe('1')
  })

  it('goes back by the button in the bar', async () => {
    const phone = await openPhone()
    await phone.phone.router.navigateTo('../detail/index?id=1')
    expect(phone.find('.host-bar-title').textContent).toBe('详情')
    await phone.tap('[aria-label=返回]')
    expect(phone.phone.route()).toBe('pages/home/index')
  })

  it('lets a page and its opener talk', async () => {
    const phone = await openPhone()
    const heard: string[] = []
    const { eventChannel } = (await phone.phone.router.navigateTo('/pages/detail/index?id=9', {
      loaded: (id: string) => heard.push(id),
    })) as { eventChannel: { emit(name: string, word: string): void } }
    eventChannel.emit('hello', '你好')
    expect(heard).toEqual(['9'])
    expect(notesOf(phone)).toContain('hello 你好')
  })

  it('keeps tab pages alive and closes what stood on them', async () => {
    const phone = await openPhone()
    await phone.phone.router.navigateTo('/pages/detail/index?id=1')
    notesOf(phone)
    await phone.phone.router.switchTab('/pages/list/index')
    expect(notesOf(phone)).toEqual(['detail unload', 'list show'])
    await phone.phone.router.switchTab('/pages/home/index')
    expect(notesOf(phone)).toEqual(['list hide', 'home show', 'card page show'])
    expect(phone.phone.router.stack()).toHaveLength(1)
  })

  it('switches tabs by the bar below and tells the page', async () => {
    const phone = await openPhone()
    notesOf(phone)
    const tabs = [...phone.document.querySelectorAll<HTMLElement>('.host-tab')]
    expect(tabs.map((tab) => tab.textContent)).toEqual(['首页', '列表'])
    tabs[1]?.click()
    await phone.settle()
    expect(phone.phone.route()).toBe('pages/list/index')
    expect(notesOf(phone)).toContain('list tab 列表')
    expect(phone.document.querySelector('[aria-current]')?.textContent).toBe('列表')
  })

  it('replaces a page, and everything', async () => {
    const phone = await openPhone()
    await phone.phone.router.navigateTo('/pages/detail/index?id=1')
    await phone.phone.router.redirectTo('/pages/forms/index')
    expect(phone.phone.router.stack().map((page) => page.route)).toEqual([
      'pages/home/index',
      'pages/forms/index',
    ])
    await phone.phone.router.reLaunch('/pages/list/index')
    expect(phone.phone.router.stack().map((page) => page.route)).toEqual(['pages/list/index'])
    expect(notesOf(phone)).toContain('home unload')
  })

  it('opens a page of a subpackage, whose properties are its query', async () => {
    const phone = await openPhone('staff/work/index?day=5')
    expect(phone.text('#work')).toBe('今日 5')
  })

  it('holds ten pages and not one more', async () => {
    const phone = await openPhone()
    for (let count = 1; count < 10; count += 1) {
      await phone.phone.router.navigateTo('/pages/forms/index')
    }
    await expect(phone.phone.router.navigateTo('/pages/forms/index')).rejects.toThrow(
      'navigateTo:fail webview count limit exceed',
    )
    await phone.phone.router.navigateBack(99)
    expect(phone.phone.router.stack()).toHaveLength(1)
  })

  it.each([
    ['navigateTo', '/pages/none/index', 'navigateTo:fail page "pages/none/index" is not found'],
    ['navigateTo', '/pages/list/index', 'navigateTo:fail can not navigateTo a tabbar page'],
    ['redirectTo', '/pages/list/index', 'redirectTo:fail can not redirectTo a tabbar page'],
    ['switchTab', '/pages/forms/index', 'switchTab:fail can not switch to no-tabBar page'],
    ['reLaunch', 'none', 'reLaunch:fail page "pages/home/none" is not found'],
  ] as const)('%s refuses %s', async (verb, url, words) => {
    const phone = await openPhone()
    await expect(phone.phone.router[verb](url)).rejects.toThrow(words)
    expect(phone.phone.route()).toBe('pages/home/index')
  })

  it('cannot go back from the first page', async () => {
    const phone = await openPhone()
    await expect(phone.phone.router.navigateBack()).rejects.toThrow('navigateBack:fail')
  })

  it('tells the app of a first page that is not there', async () => {
    const phone = await openPhone('pages/none/index')
    expect(notesOf(phone)).toContain('not found pages/none/index')
    expect(phone.phone.errors[0]).toContain('pages/none/index')
  })
})
