import { defineBuiltin, type PageHandle } from '../runtime/contract'
import { webUnits } from '../kit/units'

const metaProps = {
  backgroundTextStyle: '',
  backgroundColor: '',
  backgroundColorTop: '',
  backgroundColorBottom: '',
  rootBackgroundColor: '',
  rootFontSize: '',
  pageFontSize: '',
  pageStyle: '',
  pageOrientation: '',
  scrollTop: '',
  scrollDuration: 300,
}

/** Sets what belongs to the page as a whole; it takes hold once the page is on the screen. */
export const pageMeta = defineBuiltin({
  tag: 'page-meta',
  props: metaProps,
  create(node) {
    let page: PageHandle | undefined
    let written = ''
    const dress = (): void => {
      const root = page?.element.querySelector('wx-page')
      if (!root || !page) return
      const own = root.getAttribute('style') ?? ''
      const rest = written && own.endsWith(written) ? own.slice(0, -written.length) : own
      written = webUnits(styleOf(node.props, node.host.fontScale()))
      root.setAttribute('style', rest + written)
      // What scrolls a page here is not the page element itself, so the usual scroll lock goes to the scroller.
      page.scroller.style.overflow = /overflow\s*:\s*hidden/.test(node.props.pageStyle)
        ? 'hidden'
        : ''
      page.element.style.backgroundColor =
        node.props.rootBackgroundColor || page.element.style.backgroundColor
    }
    const scrolled = (): void => {
      node.emit('scroll', { scrollTop: page?.scroller.scrollTop ?? 0 })
    }
    const resized = node.host.on('resize', (size) => node.emit('resize', { size }))
    const scaled = node.host.on('fontScale', dress)
    return {
      changed: (name) => {
        const top = Number.parseFloat(node.props.scrollTop)
        if (name === 'scrollTop' && !Number.isNaN(top))
          page?.scrollTo(top, node.props.scrollDuration)
        else dress()
      },
      ready: () => {
        page = node.host.currentPage()
        page?.scroller.addEventListener('scroll', scrolled, { passive: true })
        dress()
      },
      detached: () => {
        page?.scroller.removeEventListener('scroll', scrolled)
        resized()
        scaled()
      },
    }
  },
})

type Meta = { [K in keyof typeof metaProps]: string | number }

function styleOf(props: Readonly<Meta>, fontScale: number): string {
  const size = props.pageFontSize === 'system' ? `${16 * fontScale}px` : props.pageFontSize
  const lines = [
    props.rootBackgroundColor ? `background-color:${props.rootBackgroundColor}` : '',
    size ? `font-size:${size}` : '',
    String(props.pageStyle),
  ]
  return lines
    .filter(Boolean)
    .map((line) => `;${line}`)
    .join('')
}

const barProps = { title: '', loading: false, frontColor: '', backgroundColor: '' }

export const navigationBar = defineBuiltin({
  tag: 'navigation-bar',
  props: barProps,
  create(node) {
    let page: PageHandle | undefined
    const dress = (): void => {
      const { title, loading, frontColor, backgroundColor } = node.props
      if (title) page?.bar.setTitle(title)
      if (frontColor || backgroundColor) page?.bar.setColor(frontColor, backgroundColor)
      page?.bar.setLoading(loading)
    }
    return {
      changed: dress,
      ready: () => {
        page = node.host.currentPage()
        dress()
      },
    }
  },
})
