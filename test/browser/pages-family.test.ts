import { visitOnPhones } from './visiting'
import { familyVisits } from './visits'

jest.setTimeout(120_000)

const visitors = visitOnPhones(familyVisits)

test('elder pages in 标准版 keep the least sizes too', async () => {
  const phone = await visitors().phoneOf('zhao-defu')
  await phone.go('pages/settings/index')
  await phone.tap(/^标准版/)
  const wrong: string[] = []
  for (const page of ['pages/settings/index', 'pages/home/index', 'pages/contract/index']) {
    await phone.go(page)
    const found = await phone.findings('elder')
    wrong.push(...found.map(({ what, says }) => `${page} · 标准版 · “${what}” ${says}`))
  }
  expect(wrong).toEqual([])
})
