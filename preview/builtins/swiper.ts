import { defineBuiltin } from '../runtime/contract'
import { Slides } from './slides'
import { drag } from './swiper-drag'
import { swiperProps } from './swiper-props'

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
