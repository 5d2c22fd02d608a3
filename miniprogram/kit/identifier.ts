/**
 * A fresh name for something made on this phone (a draft, one attempt to send), in the form of a version 4 UUID.
 * It only has to differ from all others; it is no secret.
 */
export function newId(): string {
  const hex = () => Math.floor(Math.random() * 16).toString(16)
  const variant = () => '89ab'.charAt(Math.floor(Math.random() * 4))
  return 'xxxxxxxx-xxxx-4xxx-Vxxx-xxxxxxxxxxxx'.replace(/[xV]/g, (place) =>
    place === 'x' ? hex() : variant(),
  )
}
