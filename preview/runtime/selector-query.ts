import { Component } from 'glass-easel'
import type { BuiltinHandle, Host, SelectorQueryLike } from './contract'
import { builtinOf } from './builtin-node'
import { domOf, isCaller, shadowOf, type EaselElement } from './easel'

interface Fields {
  id?: boolean
  dataset?: boolean
  mark?: boolean
  rect?: boolean
  size?: boolean
  scrollOffset?: boolean
  node?: boolean
  context?: boolean
  properties?: string[]
  computedStyle?: string[]
}

type Answer = Record<string, unknown>
type Done = (answer: never) => void

interface Question {
  selector: string | undefined
  all: boolean
  fields: Fields
  component: unknown
  done: Done | undefined
}

/** WeChat's selector query; rectangles are relative to the page frame, answers come with the next frame. */
export function createSelectorQuery(host: Host, component?: unknown): SelectorQueryLike {
  const questions: Question[] = []
  let within = component
  const query: SelectorQueryLike = {
    in: (other) => {
      within = other
      return query
    },
    select: (selector) => nodesRef(selector, false),
    selectAll: (selector) => nodesRef(selector, true),
    selectViewport: () => nodesRef(undefined, false),
    exec: (done) => {
      requestAnimationFrame(() => {
        const answers = answerAll(host, questions)
        done?.(answers)
      })
      return query
    },
  }
  function nodesRef(selector: string | undefined, all: boolean) {
    const ask = (fields: Fields, done?: Done) => {
      questions.push({ selector, all, fields, component: within, done })
      return query
    }
    return {
      fields: ask,
      boundingClientRect: (done?: Done) =>
        ask({ id: true, dataset: true, rect: true, size: true }, done),
      scrollOffset: (done?: Done) => ask({ id: true, dataset: true, scrollOffset: true }, done),
      node: (done?: Done) => ask({ node: true }, done),
      context: (done?: Done) => ask({ context: true }, done),
    }
  }
  return query
}

function answerAll(host: Host, questions: Question[]): unknown[] {
  return questions.map((question) => {
    const answer = answerOne(host, question)
    question.done?.(answer as never)
    return answer
  })
}

function answerOne(host: Host, { selector, all, fields, component }: Question): unknown {
  if (selector === undefined) return viewportAnswer(host, fields)
  const found = select(host, component, selector, all)
  const answers = found.map((element) => answerFor(host, element, fields))
  return all ? answers : (answers[0] ?? null)
}

/** Looks into the given component's own wxml, the visible page's when none is given. */
export function select(
  host: Host,
  component: unknown,
  selector: string,
  all: boolean,
): EaselElement[] {
  const caller = component ?? host.currentPage()?.instance
  const shadow = isCaller(caller) ? shadowOf(caller._$) : null
  if (!shadow) return []
  if (all) return shadow.querySelectorAll(selector)
  const first = shadow.querySelector(selector)
  return first ? [first] : []
}

function viewportAnswer(host: Host, fields: Fields): Answer {
  const { windowWidth, windowHeight } = host.viewport()
  const scroller = host.currentPage()?.scroller
  return {
    ...(fields.id && { id: '' }),
    ...(fields.dataset && { dataset: {} }),
    ...(fields.rect && { left: 0, top: 0, right: windowWidth, bottom: windowHeight }),
    ...(fields.size && { width: windowWidth, height: windowHeight }),
    ...(fields.scrollOffset && scroller && scrollOf(scroller)),
  }
}

function answerFor(host: Host, element: EaselElement, fields: Fields): Answer {
  const dom = domOf(element)
  return {
    ...identityOf(element, fields),
    ...handleOf(element, fields),
    ...propertiesOf(element, fields.properties ?? []),
    ...(dom && boxOf(host, dom, fields)),
    ...(dom && stylesOf(dom, fields.computedStyle ?? [])),
  }
}

const identityOf = (element: EaselElement, { id, dataset, mark }: Fields): Answer => ({
  ...(id && { id: element.id }),
  ...(dataset && { dataset: { ...element.dataset } }),
  ...(mark && { mark: element.collectMarks() }),
})

/** What a built-in says of itself: its scrolling part, its canvas node, its control object. */
function handleOf(element: EaselElement, { scrollOffset, node, context }: Fields): Answer {
  const handle: BuiltinHandle = builtinOf(element)?.handle ?? {}
  const scroller = handle.scroller ?? domOf(element)
  return {
    ...(scrollOffset && scroller && scrollOf(scroller)),
    ...(node && { node: handle.node ?? null }),
    ...(context && { context: handle.context ?? null }),
  }
}

function boxOf(host: Host, dom: HTMLElement, { rect, size }: Fields): Answer {
  if (!rect && !size) return {}
  const box = boxInFrame(host, dom)
  const { left, top, right, bottom, width, height } = box
  return { ...(rect && { left, top, right, bottom }), ...(size && { width, height }) }
}

/** The page frame, not the browser's window, is the screen of a mini-program. */
export function boxInFrame(host: Host, dom: HTMLElement) {
  const box = dom.getBoundingClientRect()
  const frame = host.currentPage()?.element.getBoundingClientRect()
  const left = box.left - (frame?.left ?? 0)
  const top = box.top - (frame?.top ?? 0)
  const { width, height } = box
  return { left, top, right: left + width, bottom: top + height, width, height }
}

const scrollOf = ({ scrollLeft, scrollTop, scrollWidth, scrollHeight }: HTMLElement): Answer => ({
  scrollLeft,
  scrollTop,
  scrollWidth,
  scrollHeight,
})

function propertiesOf(element: EaselElement, names: string[]): Answer {
  const component = element.asGeneralComponent()
  if (!component) return {}
  const known = names.filter((name) => Component.hasProperty(component, name))
  return Object.fromEntries(known.map((name) => [name, component.data[name]]))
}

function stylesOf(dom: HTMLElement, names: string[]): Answer {
  if (names.length === 0) return {}
  const style = getComputedStyle(dom)
  const css = (name: string) => name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(css(name))]))
}
