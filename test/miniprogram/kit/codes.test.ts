import { codeIn } from '../../../miniprogram/kit/codes'

it.each([
  ['linli:pc:9f2c', 'pc', '9f2c'],
  [' linli:link:a-b_c ', 'link', 'a-b_c'],
  ['9f2c', 'join', '9f2c'],
  ['linli:link:abc', 'pc', ''],
  ['', 'bind', ''],
] as const)('“%s” as %s carries “%s”', (text, kind, code) => {
  expect(codeIn(text, kind)).toBe(code)
})
