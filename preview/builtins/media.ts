/** Sound and moving pictures, on the browser's own players. */
import { h } from '../kit/dom'
import { addressOf } from '../wx/files'
import { defineBuiltin, type BuiltinNode } from '../runtime/contract'

const videoProps = {
  src: '',
  duration: 0,
  controls: true,
  autoplay: false,
  loop: false,
  muted: false,
  initialTime: 0,
  poster: '',
  objectFit: 'contain',
  title: '',
  showFullscreenBtn: true,
  showPlayBtn: true,
  showCenterPlayBtn: true,
  enableProgressGesture: true,
}

const audioProps = { src: '', loop: false, controls: false, poster: '', name: '', author: '' }

export const video = defineBuiltin({
  tag: 'video',
  props: videoProps,
  create(node) {
    const player = h('video', { playsinline: true, controls: true })
    node.el.append(player)
    const dress = (): void => {
      const { src, controls, autoplay, loop, muted, poster, objectFit, title } = node.props
      Object.assign(player, { controls, autoplay, loop, muted })
      player.style.objectFit = objectFit
      if (poster) player.poster = addressOf(node.host, poster)
      if (title) player.setAttribute('aria-label', title)
      source(node, player, src)
    }
    tell(node, player)
    player.addEventListener('loadedmetadata', () => {
      if (node.props.initialTime > 0) player.currentTime = node.props.initialTime
      const { duration, videoWidth: width, videoHeight: height } = player
      node.emit('loadedmetadata', { duration, width, height })
    })
    document.addEventListener('fullscreenchange', () => {
      const fullScreen = document.fullscreenElement === player
      node.emit('fullscreenchange', { fullScreen, direction: 'vertical' })
    })
    return { changed: dress, context: playerContext(player), detached: () => player.pause() }
  },
})

export const audio = defineBuiltin({
  tag: 'audio',
  props: audioProps,
  create(node) {
    const player = h('audio', {})
    node.el.append(player)
    tell(node, player)
    const dress = (): void => {
      const { src, loop, controls, name } = node.props
      Object.assign(player, { controls, loop })
      if (name) player.setAttribute('aria-label', name)
      source(node, player, src)
    }
    return { changed: dress, context: playerContext(player), detached: () => player.pause() }
  },
})

function source(node: BuiltinNode, player: HTMLMediaElement, src: string): void {
  const address = src ? addressOf(node.host, src) : ''
  if (player.getAttribute('src') === address) return
  if (address) player.src = address
  else player.removeAttribute('src')
}

function tell(node: BuiltinNode, player: HTMLMediaElement): void {
  for (const name of ['play', 'pause', 'ended', 'waiting']) {
    player.addEventListener(name, () => node.emit(name, {}))
  }
  player.addEventListener('timeupdate', () => {
    const { currentTime, duration } = player
    node.emit('timeupdate', { currentTime, duration })
  })
  player.addEventListener('progress', () => {
    const end = player.buffered.length ? player.buffered.end(player.buffered.length - 1) : 0
    node.emit('progress', { buffered: player.duration ? (end / player.duration) * 100 : 0 })
  })
  player.addEventListener('error', () => {
    if (player.getAttribute('src'))
      node.emit('error', { errMsg: player.error?.message ?? 'MEDIA_ERR' })
  })
}

/** What `wx.createVideoContext` and the audio context can do with a player. */
function playerContext(player: HTMLMediaElement): object {
  return {
    play: () => void player.play().catch(() => undefined),
    pause: () => player.pause(),
    stop: () => {
      player.pause()
      player.currentTime = 0
    },
    seek: (position: number) => void (player.currentTime = position),
    playbackRate: (rate: number) => void (player.playbackRate = rate),
    requestFullScreen: () => void player.requestFullscreen(),
    exitFullScreen: () => void document.exitFullscreen(),
    setSrc: (src: string) => void (player.src = src),
  }
}
