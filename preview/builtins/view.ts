import { defineBuiltin } from '../runtime/contract'
import { hover, hoverProps } from './shared'

export const view = defineBuiltin({
  tag: 'view',
  props: hoverProps,
  create(node) {
    hover(node)
    return {}
  },
})

export const coverView = defineBuiltin({
  tag: 'cover-view',
  props: { ...hoverProps, scrollTop: 0 },
  create(node) {
    hover(node)
    return {
      scroller: node.el,
      changed: (name) => {
        if (name === 'scrollTop') node.el.scrollTop = node.props.scrollTop
      },
    }
  },
})
