import { lendPhones, type BrowserPhone, type BrowserPhones } from '../support/browser-phones'

const desk = {
  wxml: '<view>桌子</view>',
  js: `{ file: (name, ...given) => wx.getFileSystemManager()[name](...given) }`,
}

let phones: BrowserPhones
let phone: BrowserPhone

beforeAll(async () => {
  phones = await lendPhones({ desk })
})
afterAll(() => phones.close())
beforeEach(async () => {
  phone = await phones.open('desk', 'elder')
})

const sync = <T>(name: string, ...given: unknown[]) => phone.call<T>('callWx', name, ...given)
const file = <T>(name: string, ...given: unknown[]) => phone.call<T>('file', name, ...given)

describe('storage', () => {
  test('gives back what was put in, with its kind; a key never set is an empty text', async () => {
    await sync('setStorageSync', 'draft', { steps: [1, 2], done: false })
    expect(await sync('getStorageSync', 'draft')).toEqual({ steps: [1, 2], done: false })
    expect(await sync('getStorageSync', 'none')).toBe('')
    await expect(phone.wx('getStorage', { key: 'none' })).rejects.toThrow(
      'getStorage:fail data not found',
    )
  })

  test('survives closing the page and belongs to one persona only', async () => {
    await sync('setStorageSync', 'who', '李桂英')
    await phone.page.reload()
    await phone.page.evaluate(() => window.__host?.ready)
    expect(await sync('getStorageSync', 'who')).toBe('李桂英')
    await phone.page.goto(phone.page.url().replace('as=elder', 'as=nurse'))
    await phone.page.evaluate(() => window.__host?.ready)
    expect(await sync('getStorageSync', 'who')).toBe('')
    expect(await sync('getStorageInfoSync')).toMatchObject({ keys: [], limitSize: 10240 })
  })

  test('refuses a value larger than a megabyte, and clears only its own', async () => {
    await expect(sync('setStorageSync', 'big', 'x'.repeat(1_100_000))).rejects.toThrow(
      'entry size limit reached',
    )
    await phone.page.evaluate(() => localStorage.setItem('linli:other:a', '1'))
    await sync('setStorageSync', 'a', 1)
    await sync('clearStorageSync')
    expect(await phone.page.evaluate(() => Object.keys(localStorage))).toEqual(['linli:other:a'])
  })
})

describe('the file system', () => {
  const path = 'wxfile://usr/notes/a.txt'

  test('writes, adds, reads part of, lists, renames and removes', async () => {
    await file('mkdirSync', 'wxfile://usr/notes')
    await file('writeFileSync', path, '血压 ', 'utf8')
    await file('appendFileSync', path, '132/84', 'utf8')
    expect(await file('readFileSync', path, 'utf8')).toBe('血压 132/84')
    expect(await file('readFileSync', path, 'utf8', 7, 3)).toBe('132')
    expect(await file('readdirSync', 'wxfile://usr')).toEqual(['notes'])
    await file('renameSync', path, 'wxfile://usr/b.txt')
    expect(await file('readdirSync', 'wxfile://usr/notes')).toEqual([])
    await file('unlinkSync', 'wxfile://usr/b.txt')
    await expect(file('readFileSync', 'wxfile://usr/b.txt')).rejects.toThrow(
      'no such file or directory',
    )
  })

  test('writes nowhere but in its own folder', async () => {
    await expect(file('writeFileSync', 'wxfile://tmp/x', 'x')).rejects.toThrow(
      'writeFileSync:fail permission denied',
    )
    await expect(file('accessSync', 'wxfile://usr/none')).rejects.toThrow('accessSync:fail')
  })
})
