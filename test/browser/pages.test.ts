import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { familyVisits, officeVisits, staffVisits } from './visits'

/** The visits themselves are paid in pages-family, pages-staff and pages-office. */
test('every page of the package is visited', () => {
  const { pages, subpackages } = JSON.parse(
    readFileSync(join(__dirname, '../../dist/miniprogram/app.json'), 'utf8'),
  ) as { pages: string[]; subpackages: { root: string; pages: string[] }[] }
  const inside = subpackages.flatMap(({ root, pages: own }) => own.map((page) => `${root}/${page}`))
  const visited = [...familyVisits, ...staffVisits, ...officeVisits].map(({ page }) => page)
  expect([...new Set(visited)].sort()).toEqual([...pages, ...inside].sort())
})
