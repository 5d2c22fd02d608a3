import './shell.css'
import './theatre.css'
import { castOf } from './cast'
import { clockControl } from './clock-control'
import { withPeople } from './people'
import { Seat } from './seat'

const stage = document.getElementById('stage')
const clock = document.getElementById('clock')
if (!stage || !clock) throw new Error('theatre.html has no #stage or no #clock')

/** Smaller than this nobody can read a phone; then the stage scrolls instead. */
const SMALLEST = 0.62

let seats: Seat[] = []
clockControl(clock, () => seats.forEach((seat) => seat.reshow()))
void withPeople(stage, (people) => {
  seats = castOf(people).map((person, at) => new Seat(people, person, at))
  stage.replaceChildren(...seats.map((seat) => seat.element))
  fit(stage)
})
new ResizeObserver(() => fit(stage)).observe(stage)
stage.addEventListener('seated', () => fit(stage))

/** Draws the phones as large as the window allows, all at the same scale. */
function fit(place: HTMLElement): void {
  if (seats.length === 0) return
  const style = getComputedStyle(place)
  const pixels = (name: string): number => Number.parseFloat(style.getPropertyValue(name)) || 0
  const gaps = pixels('column-gap') * (seats.length - 1)
  const across = seats.reduce((sum, seat) => sum + seat.width, 0)
  const room = place.clientWidth - gaps - pixels('padding-left') - pixels('padding-right')
  const heads = Math.max(...seats.map((seat) => seat.headHeight)) + pixels('--seat-gap')
  const tall = place.clientHeight - heads - pixels('padding-top') - pixels('padding-bottom')
  const scale = Math.max(SMALLEST, Math.min(1, room / across, tall / Seat.SHORT))
  seats.forEach((seat) => seat.draw(scale, tall))
}
