import { defineBuiltin, type BuiltinNode } from '../runtime/contract'
import { Slides } from './slides'
import { drag } from './swiper-drag'

export const swiperProps = {
  indicatorDots: false,
  indicatorColor: 'rgba(0, 0, 0, .3)',
  indicatorActiveColor: '#000000',
  autoplay: false,
  current: 0,
  currentItemId: '',
  interval: 5000,
  duration: 500,
  circular: false,
  vertical: false,
  previousMargin: '0px',
  nextMargin: '0px',
  displayMultipleItems: 1,
  skipHiddenItemLayout: false,
  easingFunction: 'default',
  snapToEdge: false,
}

export type SwiperNode = BuiltinNode<typeof swiperProps>

export const swiper = defineBuiltin({
  tag: 'swiper',
  role: 'group',
  props: swiperProps,
  slotIn: ['swiper-port', 'swiper-track'],
  create(node) {
    const slides = new Slides(node)
    drag(node, slides)
    return {
      changed: (name) => slides.changed(name),
      ready: () => slides.start(),
      childrenChanged: () => slides.layout(),
      detached: () => slides.stop(),
    }
  },
})

export const swiperItem = defineBuiltin({
  tag: 'swiper-item',
  role: 'group',
  props: { itemId: '', skipHiddenItemLayout: false },
  create: () => ({}),
})
