import fs from 'node:fs'
import path from 'node:path'
import { kindIcons } from '../../../miniprogram/components/service-card/card'
import { filesBelow } from '../../../tools/build-miniprogram/output'

const root = path.resolve(__dirname, '..', '..', '..', 'miniprogram')
const read = (file: string) => fs.readFileSync(path.join(root, file), 'utf8')
const all = filesBelow(root)
const drawn = filesBelow(path.join(root, 'assets', 'icons')).map((file) =>
  path.basename(file, '.svg'),
)
const named = (ending: string, pattern: RegExp) =>
  all
    .filter((file) => file.endsWith(ending))
    .flatMap((file) => [...read(file).matchAll(pattern)].map(([, name = '']) => name))

describe('the icons', () => {
  it('that pages and cards name are all drawn', () => {
    const used = [
      ...named('.wxml', /<linli-icon[^>]*\sname="([a-z-]+)"/g),
      ...named('.wxml', /<tile[^>]*\sicon="([a-z-]+)"/g),
      // 'none' is how WeChat's toast is asked for words alone.
      ...named('.ts', /\bicon: '(?!none)([a-z-]+)'/g),
      ...Object.values(kindIcons),
    ]
    expect(used.length).toBeGreaterThan(20)
    expect(used.filter((name) => !drawn.includes(name))).toEqual([])
  })

  it.each(drawn)(
    '%s is of the family: 24 × 24, lines of 2, round ends, no colour of its own',
    (name) => {
      const svg = read(`assets/icons/${name}.svg`)
      expect(svg).toMatch(/viewBox="0 0 24 24" fill="none" stroke="#000" stroke-width="2"/)
      expect(svg).toMatch(/stroke-linecap="round" stroke-linejoin="round"/)
      expect(svg.match(/fill=|stroke="/g)).toHaveLength(2)
    },
  )
})

describe('templates of elder pages', () => {
  const templates = all.filter((file) => /^(pages|components\/[^/]+)\/.*\.wxml$/.test(file))

  it.each(templates)('%s lets only buttons be tapped, so that each has a name', (file) => {
    const tapped = [...read(file).matchAll(/<([a-z-]+)(?=[^>]*\sbind:?tap=)/g)].map(
      ([, tag]) => tag,
    )
    expect(tapped.filter((tag) => tag !== 'button')).toEqual([])
  })

  it.each(templates)(
    '%s holds no rule: nothing longer than a comparison or a choice of two words',
    (file) => {
      const expressions = [...read(file).matchAll(/\{\{(.*?)\}\}/g)].map(([, inner = '']) => inner)
      expect(expressions.filter((inner) => /&&|\|\||\?.*\?|[+*/]/.test(inner))).toEqual([])
    },
  )
})
