import type { Slides } from './slides'
import type { SwiperNode } from './swiper-props'

interface Pull {
  x: number
  y: number
  from: number
  time: number
  /** Undecided until the finger has moved enough to tell a swipe from a scroll. */
  swipes: boolean | undefined
}

const DECIDES_AT = 6
const FLICK = 0.3

/** Lets a finger pull the slides along their axis; the other axis stays the page's. */
export function drag(node: SwiperNode, slides: Slides): void {
  let pull: Pull | undefined
  node.on('touchstart', (event) => {
    const touch = event.touches?.[0]
    if (!touch || slides.count < 2) return
    const { clientX: x, clientY: y } = touch
    pull = { x, y, from: slides.at, time: event.timeStamp, swipes: undefined }
  })
  node.on('touchmove', (event) => {
    const touch = event.touches?.[0]
    if (!touch || !pull) return
    const along = moved(node, pull, touch)
    pull.swipes ??= decide(node, pull, touch)
    if (!pull.swipes) return
    slides.hold()
    slides.show(slides.allowed(pull.from - along / length(node)))
    node.emit('transition', node.props.vertical ? { dx: 0, dy: -along } : { dx: -along, dy: 0 })
  })
  node.on('touchend', (event) => {
    const touch = event.changedTouches?.[0]
    if (touch && pull?.swipes) {
      const share = moved(node, pull, touch) / length(node)
      const quick = Math.abs(share) / Math.max(1, event.timeStamp - pull.time) > FLICK / 100
      const steps = Math.abs(share) > 0.5 || quick ? -Math.sign(share) : 0
      slides.glide(slides.allowed(pull.from + steps), 'touch')
      slides.autoplay()
    }
    pull = undefined
  })
  node.on('touchcancel', () => {
    if (pull?.swipes) slides.glide(pull.from, 'touch')
    pull = undefined
  })
}

function moved(node: SwiperNode, pull: Pull, touch: { clientX: number; clientY: number }): number {
  return node.props.vertical ? touch.clientY - pull.y : touch.clientX - pull.x
}

function decide(
  node: SwiperNode,
  pull: Pull,
  touch: { clientX: number; clientY: number },
): boolean | undefined {
  const x = Math.abs(touch.clientX - pull.x)
  const y = Math.abs(touch.clientY - pull.y)
  if (Math.max(x, y) < DECIDES_AT) return undefined
  return node.props.vertical ? y > x : x > y
}

/** How long one slide is, in pixels. */
function length(node: SwiperNode): number {
  const { clientWidth, clientHeight } = node.inner
  const whole = node.props.vertical ? clientHeight : clientWidth
  return whole / node.props.displayMultipleItems || 1
}
