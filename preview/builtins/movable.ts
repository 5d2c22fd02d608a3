import { defineBuiltin, type BuiltinNode } from '../runtime/contract'
import { within } from './shared'

export const movableArea = defineBuiltin({
  tag: 'movable-area',
  props: { scaleArea: false },
  create: () => ({}),
})

const movableProps = {
  direction: 'none',
  inertia: false,
  outOfBounds: false,
  x: 0,
  y: 0,
  damping: 20,
  friction: 2,
  disabled: false,
  scale: false,
  scaleMin: 0.1,
  scaleMax: 10,
  scaleValue: 1,
  animation: true,
}

type MovableNode = BuiltinNode<typeof movableProps>

interface Place {
  x: number
  y: number
}

export const movableView = defineBuiltin({
  tag: 'movable-view',
  props: movableProps,
  slotIn: ['movable'],
  create(node) {
    const place: Place = { x: 0, y: 0 }
    const go = (to: Place, source: string): void => {
      Object.assign(place, bounded(node, to))
      const scale = node.props.scale
        ? within(node.props.scaleMin, node.props.scaleValue, node.props.scaleMax)
        : 1
      node.inner.style.transform = `translate(${place.x}px,${place.y}px) scale(${scale})`
      if (source !== 'none') node.emit('change', { ...place, source })
    }
    drag(node, place, (to) => go(to, 'touch'))
    const stand = (source: string): void => go({ x: node.props.x, y: node.props.y }, source)
    let ready = false
    return {
      changed: (name) => {
        if (ready) stand(name === 'x' || name === 'y' ? '' : 'none')
      },
      ready: () => {
        ready = true
        stand('none')
      },
    }
  },
})

function drag(node: MovableNode, place: Place, go: (to: Place) => void): void {
  let from: (Place & { touchX: number; touchY: number }) | undefined
  node.on('touchstart', (event) => {
    const touch = event.touches?.[0]
    if (!touch || node.props.disabled || node.props.direction === 'none') return
    from = { ...place, touchX: touch.clientX, touchY: touch.clientY }
  })
  node.on('touchmove', (event) => {
    const touch = event.touches?.[0]
    if (!touch || !from) return
    const { direction } = node.props
    go({
      x: direction === 'vertical' ? from.x : from.x + touch.clientX - from.touchX,
      y: direction === 'horizontal' ? from.y : from.y + touch.clientY - from.touchY,
    })
  })
  const end = (): void => {
    from = undefined
  }
  node.on('touchend', end)
  node.on('touchcancel', end)
}

/** Keeps the view inside its area, unless the page lets it out. */
function bounded(node: MovableNode, to: Place): Place {
  const area = node.closest('movable-area')?.el
  if (!area || node.props.outOfBounds) return to
  const roomX = area.clientWidth - node.el.offsetWidth
  const roomY = area.clientHeight - node.el.offsetHeight
  return {
    x: within(Math.min(0, roomX), to.x, Math.max(0, roomX)),
    y: within(Math.min(0, roomY), to.y, Math.max(0, roomY)),
  }
}
