import type { BuiltinDefinition } from '../runtime/contract'
import { button } from './button'
import { canvas } from './canvas'
import { checkbox, checkboxGroup, radio, radioGroup } from './choice'
import { form, label } from './form'
import { icon } from './icon'
import { coverImage, image } from './image'
import { input } from './input'
import { audio, video } from './media'
import { movableArea, movableView } from './movable'
import { navigator } from './navigator'
import { navigationBar, pageMeta } from './page-meta'
import { picker } from './picker'
import { pickerView, pickerViewColumn } from './picker-view'
import { matchMedia, pageContainer, rootPortal } from './places'
import { progress } from './progress'
import { richText } from './rich-text'
import { scrollView } from './scroll-view'
import { slider } from './slider'
import { swiper, swiperItem } from './swiper'
import { switchBuiltin } from './switch'
import { text } from './text'
import { textarea } from './textarea'
import { unsupported } from './unsupported'
import { coverView, view } from './view'

/** Every built-in component the host knows; a tag not listed here is reported as unknown. */
export const builtins: readonly BuiltinDefinition[] = [
  view,
  text,
  image,
  icon,
  button,
  input,
  textarea,
  form,
  label,
  checkbox,
  checkboxGroup,
  radio,
  radioGroup,
  switchBuiltin,
  slider,
  picker,
  pickerView,
  pickerViewColumn,
  scrollView,
  swiper,
  swiperItem,
  navigator,
  progress,
  richText,
  canvas,
  video,
  audio,
  movableArea,
  movableView,
  coverView,
  coverImage,
  pageMeta,
  navigationBar,
  rootPortal,
  matchMedia,
  pageContainer,
  ...unsupported,
]
