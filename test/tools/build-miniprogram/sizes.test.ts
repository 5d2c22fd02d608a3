import { packageSizes, sizeReport } from '../../../tools/build-miniprogram/sizes'

const packageOf = (bytes: { main: number; staff: number }) =>
  new Map([
    ['app.json', Buffer.from(JSON.stringify({ subpackages: [{ root: 'staff' }] }))],
    ['app.js', Buffer.alloc(bytes.main)],
    ['staff/today/index.js', Buffer.alloc(bytes.staff)],
    ['staffing.js', Buffer.alloc(0)],
  ])

describe('package sizes', () => {
  it('count the main package, each subpackage and the sum', () => {
    const sizes = packageSizes(packageOf({ main: 1024, staff: 2048 }))
    expect(sizes.map(({ name, kB }) => [name, kB])).toEqual([
      ['', 1],
      ['staff/', 2],
      ['all', 3],
    ])
    expect(sizeReport(sizes).tooLarge).toEqual([])
  })

  it('say which package is too large', () => {
    const sizes = packageSizes(packageOf({ main: 901 * 1024, staff: 601 * 1024 }))
    expect(sizeReport(sizes).tooLarge).toEqual([
      'Package main has 901 kB, 900 kB are allowed',
      'Package staff/ has 601 kB, 600 kB are allowed',
    ])
  })
})
