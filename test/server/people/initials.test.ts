import { initialsOf } from '../../../server/people/initials'

it.each([
  ['王秀兰', 'wxl'],
  ['单田芳', 'stf'],
  ['欧阳娜娜', 'oynn'],
  ['曾国藩', 'zgf'],
  ['仇英', 'qy'],
  ['买买提·艾力', 'mmtal'],
  ['Anna Li', 'annali'],
  ['', ''],
])('the initials of %s are %s', (name, initials) => expect(initialsOf(name)).toBe(initials))
