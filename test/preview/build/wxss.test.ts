import { compileWxss, type SheetReach } from '../../../preview/build/wxss'

const compiled = (source: string, reach: SheetReach = { kind: 'app' }) =>
  compileWxss(source, reach, 'a.wxss')
const card: SheetReach = { kind: 'component', scope: 'card-1' }
const home: SheetReach = { kind: 'page', path: 'pages/home/index' }

describe('WXSS made into CSS', () => {
  it('gives rpx, vh and vw the size of the phone', () => {
    expect(compiled('.a { margin: -20rpx 1.5vw 0rpx; height: calc(100vh - 10rpx) }')).toBe(
      '.a { margin: calc(var(--rpx) * -20) calc(var(--vw) * 1.5) 0px; height: calc(calc(var(--vh) * 100) - calc(var(--rpx) * 10)) }',
    )
  })

  it('leaves addresses and texts alone', () => {
    const source = '.a { background: url(a20rpx.png); content: "10rpx" }'
    expect(compiled(source)).toBe(source)
  })

  it('asks the phone, not the browser, for the safe area', () => {
    expect(compiled('.a { padding-bottom: env(safe-area-inset-bottom) }')).toContain(
      'var(--safe-bottom, 0px)',
    )
  })

  it('keeps the classes, ids and host of a component to the component', () => {
    expect(compiled(':host, :host .a#b > .c::after { color: red }', card)).toBe(
      '[wx-host="card-1"],[wx-host="card-1"] .card-1--a#card-1--b > .card-1--c::after { color: red }',
    )
  })

  it('keeps the rules of a page to the page without making them heavier', () => {
    expect(compiled('page, .a view { color: red }', home)).toBe(
      'wx-page:where([wx-page="pages/home/index"]),:where([wx-page="pages/home/index"]) .a wx-view { color: red }',
    )
  })

  it('does not take the steps of an animation for selectors', () => {
    const source = '@keyframes a { from { top: 1px } 50% { top: 2px } }'
    expect(compiled(source, home)).toBe(source)
  })

  it('scopes rules inside media queries', () => {
    expect(compiled('@media (min-width: 1px) { .a { top: 1px } }', card)).toContain('.card-1--a')
  })

  it('names the file of a sheet it cannot read', () => {
    expect(() => compiled('.a { color: red')).toThrow(/a\.wxss/)
  })
})
