import { watching } from '../../../miniprogram/kit/watching'
import { newPhone } from '../support/phone'

beforeEach(() => {
  newPhone()
  jest.useFakeTimers()
})
afterEach(() => jest.useRealTimers())

/** A page that writes down when it is read and when it is looked at again. */
function openPage() {
  const did: string[] = []
  const page = {
    ...watching(10_000),
    refresh: async () => void did.push('read'),
    look: async () => void did.push('look'),
  }
  return { page, did }
}

test('a page is read when it is shown, and looked at again for as long as it is', async () => {
  const { page, did } = openPage()
  page.onShow()
  await jest.advanceTimersByTimeAsync(25_000)
  expect(did).toEqual(['read', 'look', 'look'])
  page.onHide()
  await jest.advanceTimersByTimeAsync(60_000)
  expect(did).toHaveLength(3)
})

test('shown twice it is looked at once, and closed not at all', async () => {
  const { page, did } = openPage()
  page.onShow()
  page.onShow()
  await jest.advanceTimersByTimeAsync(10_000)
  expect(did).toEqual(['read', 'read', 'look'])
  page.onUnload()
  await jest.advanceTimersByTimeAsync(60_000)
  expect(did).toHaveLength(3)
})

test('one page that is left does not end the looking of another', async () => {
  const [one, other] = [openPage(), openPage()]
  one.page.onShow()
  other.page.onShow()
  one.page.onHide()
  await jest.advanceTimersByTimeAsync(10_000)
  expect([one.did, other.did]).toEqual([['read'], ['read', 'look']])
})
