import { h } from '../kit/dom'
import { addressOf } from '../wx/files'
import { defineBuiltin, type BuiltinNode } from '../runtime/contract'

const canvasProps = { type: '', canvasId: '', disableScroll: false }

/** The Canvas object of `fields({ node: true })`: the native canvas with WeChat's own makers on it. */
function canvasNode(native: HTMLCanvasElement, node: BuiltinNode): HTMLCanvasElement {
  return Object.assign(native, {
    createImage: () => mappedImage(node),
    createPath2D: (path?: Path2D | string) => new Path2D(path),
    createImageData: (width: number, height: number) => new ImageData(width, height),
    requestAnimationFrame: (draw: FrameRequestCallback) => window.requestAnimationFrame(draw),
    cancelAnimationFrame: (id: number) => window.cancelAnimationFrame(id),
  })
}

/** An image whose `src` may be a path inside the package. */
function mappedImage(node: BuiltinNode): HTMLImageElement {
  const image = new Image()
  const plain = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src')
  Object.defineProperty(image, 'src', {
    get: () => image.currentSrc,
    set: (path: string) => plain?.set?.call(image, addressOf(node.host, path)),
  })
  return image
}

export const canvas = defineBuiltin({
  tag: 'canvas',
  role: 'img',
  props: canvasProps,
  create(node) {
    const native = h('canvas')
    node.el.append(native)
    return {
      node: canvasNode(native, node),
      canvas: native,
      changed: (name) => {
        if (name === 'canvasId') native.dataset['canvasId'] = node.props.canvasId
        if (name === 'disableScroll')
          native.style.touchAction = node.props.disableScroll ? 'none' : ''
      },
      ready: () => {
        // The old interface draws in CSS pixels; the 2d one sets its own size.
        if (node.props.type === '2d') return
        native.width = node.el.clientWidth
        native.height = node.el.clientHeight
      },
    }
  },
})
