import { rewriteWxs } from '../../../preview/build/wxs'

const rewritten = (source: string) => rewriteWxs(source, 'a.wxs')

describe('WXS made into JavaScript', () => {
  it('reads the constructor of a value by name', () => {
    expect(rewritten("var a = x.y.constructor === 'Array'")).toBe(
      "var a = constructorOf(x.y) === 'Array'",
    )
  })

  it('reads the constructor of a constructor', () => {
    expect(rewritten('x.constructor.constructor')).toBe('constructorOf(constructorOf(x))')
  })

  it('keeps the backslashes of regular expressions', () => {
    expect(rewritten(String.raw`getRegExp('^-?\d+$', "g")`)).toBe(
      String.raw`getRegExp('^-?\\d+$', "g")`,
    )
  })

  it('leaves a backslash alone that the author has doubled', () => {
    expect(rewritten(String.raw`getRegExp('\\d')`)).toBe(String.raw`getRegExp('\\d')`)
  })

  it('names required files without their suffix', () => {
    expect(rewritten("var m = require('./m.wxs')")).toBe('var m = require("./m")')
  })

  it('does not look into texts and comments', () => {
    const source = "var t = 'x.constructor' // getRegExp('\\d')"
    expect(rewritten(source)).toBe(source)
  })
})
