import type { Host } from '../runtime/contract'
import { api, listeners, type Apis } from './call'
import { addressOf } from './files'
import { isSpoken, speak } from './speech'

const told = {
  Canplay: 'canplay',
  Play: 'play',
  Pause: 'pause',
  Ended: 'ended',
  TimeUpdate: 'timeupdate',
  Waiting: 'waiting',
  Seeking: 'seeking',
  Seeked: 'seeked',
  Stop: 'stop',
  Error: 'error',
} as const

/** `wx.createInnerAudioContext()`, on the browser's audio element. */
export function soundApis(host: Host): Apis {
  return {
    createInnerAudioContext: () => innerAudio(host),
    setInnerAudioOption: api('setInnerAudioOption', () => undefined),
    getAvailableAudioSources: api('getAvailableAudioSources', () => ({ audioSources: ['auto'] })),
  }
}

function innerAudio(host: Host): object {
  const audio = new Audio()
  let hush = (): void => undefined
  const context: Record<string, unknown> = {
    play: () => {
      hush()
      hush = start(audio, String(context['src']))
    },
    pause: () => audio.pause(),
    stop: () => {
      hush()
      rewind(audio)
      audio.dispatchEvent(new Event('stop'))
    },
    seek: (position: number) => void (audio.currentTime = position),
    destroy: () => {
      hush()
      audio.pause()
      audio.removeAttribute('src')
    },
    obeyMuteSwitch: true,
    startTime: 0,
  }
  hear(context, audio)
  mirrorFields(context, audio, host)
  return context
}

/** Plays a file, or speaks what stands in for one; returns the way to stop speaking. */
function start(audio: HTMLAudioElement, source: string): () => void {
  if (isSpoken(source)) {
    audio.dispatchEvent(new Event('play'))
    return speak(source, () => audio.dispatchEvent(new Event('ended')))
  }
  audio.play().catch((thrown: unknown) => complain(audio, thrown))
  return () => undefined
}

function rewind(audio: HTMLAudioElement): void {
  audio.pause()
  audio.currentTime = 0
}

function hear(context: Record<string, unknown>, audio: HTMLAudioElement): void {
  for (const [name, event] of Object.entries(told)) {
    const heard = listeners<object>()
    const detail = (): object => {
      return name === 'Error' ? { errMsg: audio.error?.message ?? '', errCode: 10001 } : {}
    }
    audio.addEventListener(event, () => heard.tell(detail()))
    context[`on${name}`] = heard.on
    context[`off${name}`] = heard.off
  }
}

function mirrorFields(context: object, audio: HTMLAudioElement, host: Host): void {
  let source = ''
  Object.defineProperty(context, 'src', {
    get: () => source,
    set: (path: string) => {
      source = path
      if (!isSpoken(path)) audio.src = addressOf(host, path)
    },
  })
  const open: Mirrored[] = ['autoplay', 'loop', 'volume', 'playbackRate', 'currentTime']
  for (const name of open) mirror(context, audio, name)
  for (const name of ['duration', 'paused'] as const) {
    Object.defineProperty(context, name, { get: () => audio[name] })
  }
}

function complain(audio: HTMLAudioElement, thrown: unknown): void {
  console.warn('sound did not start:', thrown)
  audio.dispatchEvent(new Event('error'))
}

type Mirrored = 'autoplay' | 'loop' | 'volume' | 'playbackRate' | 'currentTime'

function mirror(context: object, audio: HTMLAudioElement, name: Mirrored): void {
  Object.defineProperty(context, name, {
    get: () => audio[name],
    set: (value: unknown) => Object.assign(audio, { [name]: value }),
  })
}
