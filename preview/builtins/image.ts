import { h } from '../kit/dom'
import { addressOf } from '../wx/files'
import { defineBuiltin, type BuiltinDefinition, type BuiltinNode } from '../runtime/contract'
import { reactions } from './shared'

const imageProps = {
  src: '',
  mode: 'scaleToFill',
  lazyLoad: false,
  webp: false,
  fadeIn: false,
  showMenuByLongpress: false,
}

type ImageNode = BuiltinNode<typeof imageProps>

export const image = imageBuiltin('image')
export const coverImage = imageBuiltin('cover-image')

function imageBuiltin(tag: string): BuiltinDefinition {
  return defineBuiltin({
    tag,
    props: imageProps,
    create(node) {
      const picture = h('img', { alt: '', draggable: 'false' })
      node.el.setAttribute('mode', node.props.mode)
      node.el.append(picture)
      hear(node, picture)
      named(node, picture)
      return reactions<typeof imageProps>({
        src: () => show(node, picture),
        mode: () => node.el.setAttribute('mode', node.props.mode),
        lazyLoad: () => (picture.loading = node.props.lazyLoad ? 'lazy' : 'eager'),
      })
    },
  })
}

function hear(node: ImageNode, picture: HTMLImageElement): void {
  picture.addEventListener('load', () => {
    picture.hidden = false
    node.emit('load', { width: picture.naturalWidth, height: picture.naturalHeight })
  })
  picture.addEventListener('error', () => {
    // WeChat leaves the place empty where a browser would draw its sign for a broken picture.
    picture.hidden = true
    if (!node.props.src) return
    node.emit('error', { errMsg: `${node.tag}:fail could not load ${node.props.src}` })
  })
}

/** A name written on the image is its text for screen readers; without one it is decoration. */
function named(node: ImageNode, picture: HTMLImageElement): void {
  const name = (): void => {
    picture.alt = node.el.getAttribute('aria-label') ?? ''
  }
  new MutationObserver(name).observe(node.el, { attributeFilter: ['aria-label'] })
}

function show(node: ImageNode, picture: HTMLImageElement): void {
  const { src } = node.props
  picture.hidden = src === ''
  if (src) picture.src = addressOf(node.host, src, node.host.currentPage()?.route)
  else picture.removeAttribute('src')
}
